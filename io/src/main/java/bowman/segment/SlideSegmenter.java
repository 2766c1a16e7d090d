package bowman.segment;

import bowman.io.image.GrayImage;
import bowman.io.image.Region;
import bowman.io.slide.Slide;
import bowman.io.stitch.RowConsumer;
import bowman.metrics.InstanceFinder;
import bowman.model.TrainedNetwork;
import bowman.nn.Network;
import bowman.runtime.Backend;
import bowman.runtime.Backends;
import bowman.runtime.Workers;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds glomeruli in slides: a network computes the probabilities of overlapping windows, which are blended and
 * compared with a threshold. One slide at a time; not thread-safe, except for {@link #stop}.
 *
 * <p>An interrupt of the calling thread does not stop a segmentation; the thread keeps its interrupt status. An
 * exception of a listener stops the segmentation and is rethrown; a state in a folder can then be resumed.
 */
public final class SlideSegmenter implements AutoCloseable {

    private final SegmentationSettings settings;
    private final WindowModel model;
    private final String identity;
    private volatile boolean stopping;

    /**
     * Compiles a network on the best backend, with the shared threads.
     *
     * @throws bowman.graph.ShapeException if the network does not take windows of this size
     * @throws bowman.runtime.InsufficientMemoryException if windows of this size do not fit into memory
     * @throws bowman.weights.WeightsException if the weights are not those of the architecture
     */
    public SlideSegmenter(TrainedNetwork trained, SegmentationSettings settings) {
        this(trained.architecture(), trained.weights(), settings, Backends.best(), Workers.shared());
    }

    /**
     * Compiles a network.
     *
     * @throws bowman.graph.ShapeException if the network does not take windows of this size
     * @throws bowman.runtime.InsufficientMemoryException if windows of this size do not fit into memory
     * @throws bowman.weights.WeightsException if the weights are not those of the network
     */
    public SlideSegmenter(Network network, StateDict weights, SegmentationSettings settings, Backend backend,
            Workers workers) {
        this(settings, identity(List.of(weights), backend),
                new WindowNetwork(network, weights, settings.inputSize(), backend, workers));
    }

    /**
     * Compiles an ensemble of networks, whose probabilities are averaged, such as those of cross-validation folds.
     *
     * @throws IllegalArgumentException if the list is empty
     * @throws bowman.graph.ShapeException if one of them does not take windows of this size
     * @throws bowman.runtime.InsufficientMemoryException if windows of this size do not fit into memory for all of them
     * @throws bowman.weights.WeightsException if weights are not those of their architecture
     */
    public SlideSegmenter(List<TrainedNetwork> ensemble, SegmentationSettings settings, Backend backend,
            Workers workers) {
        this(settings, identity(ensemble.stream().map(TrainedNetwork::weights).toList(), backend),
                WindowEnsemble.of(ensemble, settings.inputSize(), backend, workers));
    }

    private SlideSegmenter(SegmentationSettings settings, String identity, WindowModel model) {
        this.settings = settings;
        this.identity = identity;
        this.model = switch (settings.augmentation()) {
            case NONE -> model;
            case FLIPS -> new FlippedWindows(model, settings.inputSize());
        };
    }

    /** Includes the backend, since others round differently. */
    private static String identity(List<StateDict> networks, Backend backend) {
        return WeightsDigest.of(networks) + ", backend " + backend.name();
    }

    /**
     * Segments a whole slide in memory, see {@link #segment(Slide, Region, SegmentationListener)}.
     *
     * @throws IOException if the slide cannot be read
     */
    public Segmentation segment(Slide slide) throws IOException {
        return segment(slide, slide.bounds(), progress -> { });
    }

    /**
     * Segments a region of a slide in memory. For whole slides see
     * {@link #segment(Slide, Region, Path, Continuation, SegmentationListener)}.
     *
     * @param region in pixels of level 0
     * @throws IllegalArgumentException if the region exceeds the slide
     * @throws bowman.io.slide.SlideException if the slide is damaged
     * @throws bowman.metrics.FragmentedMaskException if the mask has too many fragments to fit into memory
     * @throws bowman.weights.WeightsException if a probability is not a number
     */
    public Segmentation segment(Slide slide, Region region, SegmentationListener listener) throws IOException {
        SlideWindows windows = new SlideWindows(slide, region, settings);
        int width = windows.geometry().width();
        GrayImage probability = GrayImage.blank(width, windows.geometry().height());
        GrayImage mask = GrayImage.blank(width, windows.geometry().height());
        ProbabilityLevels levels = new ProbabilityLevels(settings.threshold());
        InstanceFinder finder = new InstanceFinder(width, mask.height(), InstanceFinder.Settings.DEFAULT
                .withCut(levels.cut()));
        probabilities(windows, listener, (y, values) -> {
            int from = y * width;
            levels.of(values, probability.pixels(), from);
            for (int x = 0; x < width; x++) {
                mask.pixels()[from + x] = (byte) ((probability.pixels()[from + x] & 0xFF) > levels.cut() ? 255 : 0);
            }
            finder.addRow(probability.pixels(), from);
        });
        return new Segmentation(windows.geometry(), probability, mask, finder.finish());
    }

    /**
     * Computes the probabilities of a region of a slide, row by row, in memory that does not grow with its height.
     *
     * @param region in pixels of level 0
     * @param rows takes the probabilities of each row, 0 to 1
     * @throws IllegalArgumentException if the region exceeds the slide
     * @throws bowman.io.slide.SlideException if the slide is damaged
     * @throws bowman.weights.WeightsException if a probability is not a number
     */
    public void probabilities(Slide slide, Region region, SegmentationListener listener, RowConsumer rows)
            throws IOException {
        probabilities(new SlideWindows(slide, region, settings), listener, rows);
    }

    private void probabilities(SlideWindows windows, SegmentationListener listener, RowConsumer rows)
            throws IOException {
        pipeline(windows, new MemoryTarget(windows, rows)).run(() -> false, listener);
    }

    private WindowPipeline pipeline(SlideWindows windows, MapTarget target) {
        return new WindowPipeline(windows, model, new BlendedMap(windows, target));
    }

    /**
     * Segments a region of a slide of any size, in memory that does not grow with it: the state is kept in a folder.
     * After a stop or the end of the process, another call resumes from there and returns the same result.
     *
     * @param region in pixels of level 0
     * @param folder for the state, a different one for each slide
     * @param continuation the treatment of an unfinished segmentation in the folder
     * @return the probabilities, or empty if {@link #stop} was called
     * @throws IllegalArgumentException if the region exceeds the slide, the folder has a state that cannot be resumed,
     *         or another run uses it
     * @throws bowman.io.slide.SlideException if the slide is damaged
     * @throws bowman.file.FileWriteException if the folder cannot be written to
     * @throws bowman.weights.WeightsException if a probability is not a number
     */
    public Optional<ProbabilityMap> segment(Slide slide, Region region, Path folder, Continuation continuation,
            SegmentationListener listener) throws IOException {
        SlideWindows windows = new SlideWindows(slide, region, settings);
        ProbabilityLevels levels = new ProbabilityLevels(settings.threshold());
        String job = windows.job(identity);
        SegmentationState state = SegmentationState.open(folder, job, windows.grid(),
                settings.inputSize(), continuation);
        try {
            WindowPipeline pipeline = pipeline(windows, new StateTarget(state, levels, windows.geometry().width()));
            if (pipeline.run(() -> stopping, listener)) {
                return Optional.of(new ProbabilityMap(windows, job, levels.cut(),
                        Duration.ofNanos(pipeline.networkNanos()), state));
            }
        } catch (IOException | RuntimeException | Error e) {
            state.close();
            throw e;
        }
        state.close();
        return Optional.empty();
    }

    /**
     * A text that identifies the segmentation that {@link #segment(Slide, Region, Path, Continuation,
     * SegmentationListener)} would compute: equal texts mean equal probabilities.
     *
     * @throws IOException if the slide cannot be read
     */
    public String job(Slide slide, Region region) throws IOException {
        return new SlideWindows(slide, region, settings).job(identity);
    }

    /**
     * Stops {@link #segment(Slide, Region, Path, Continuation, SegmentationListener)} after the current window, and
     * each later call before its first one. May be called from any thread. To resume, create another segmenter.
     */
    public void stop() {
        stopping = true;
    }

    /** Releases the network's memory. */
    @Override
    public void close() {
        model.close();
    }
}
