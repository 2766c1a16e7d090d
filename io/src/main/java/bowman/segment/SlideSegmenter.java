package bowman.segment;

import bowman.io.slide.GrayImage;
import bowman.io.slide.Region;
import bowman.io.slide.Slide;
import bowman.io.stitch.Blend;
import bowman.io.stitch.Blending;
import bowman.io.stitch.RowConsumer;
import bowman.io.stitch.Windows;
import bowman.metrics.Components;
import bowman.metrics.Connectivity;
import bowman.model.ModelCard;
import bowman.model.TrainedNetwork;
import bowman.nn.Network;
import bowman.runtime.Backend;
import bowman.runtime.Backends;
import bowman.runtime.TimeLeft;
import bowman.runtime.Workers;
import bowman.segment.SegmentationListener.Progress;
import bowman.weights.StateDict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds glomeruli in slides: overlapping windows go through a network, and their blended probabilities are cut at a
 * threshold. One slide at a time; the methods must not be called by two threads at once.
 */
public final class SlideSegmenter implements AutoCloseable {

    private final Settings settings;
    private final WindowModel model;

    /**
     * How to segment. Immutable.
     *
     * @param window height and width of the windows, in pixels
     * @param stride the pixels from window to window, 1 to {@code window}
     * @param blending what is made of windows that overlap
     * @param flips whether a window is also computed upside down, mirrored and both, and the mean of the four taken
     * @param threshold a pixel is positive if its probability is above this, in [0, 1)
     */
    public record Settings(int window, int stride, Blending blending, boolean flips, float threshold) {

        /** Windows of 512 pixels that overlap by half, blended by a Gaussian, no flips, a threshold of one half. */
        public static final Settings DEFAULT = new Settings(512, 256, Blending.GAUSSIAN, false, 0.5f);

        public Settings {
            Windows.requireCover(window, stride);
            if (!(threshold >= 0 && threshold < 1)) {
                throw new IllegalArgumentException("the threshold must lie in [0, 1), got " + threshold);
            }
        }

        /** Windows of the size, and the threshold, that a model's card names; the default ones where it does not. */
        public static Settings of(ModelCard card) {
            return DEFAULT.withWindow(card.inputSize().orElse(DEFAULT.window()))
                    .withThreshold((float) card.threshold().orElse(DEFAULT.threshold()));
        }

        /** These settings with windows of another size, that overlap by half. */
        public Settings withWindow(int size) {
            return new Settings(size, Math.ceilDiv(size, 2), blending, flips, threshold);
        }

        /** These settings with another step from window to window. */
        public Settings withStride(int pixels) {
            return new Settings(window, pixels, blending, flips, threshold);
        }

        /** These settings with another way to make one map of all windows. */
        public Settings withBlending(Blending way) {
            return new Settings(window, stride, way, flips, threshold);
        }

        /** These settings with flips or without. */
        public Settings withFlips(boolean wanted) {
            return new Settings(window, stride, blending, wanted, threshold);
        }

        /** These settings with another threshold. */
        public Settings withThreshold(float probability) {
            return new Settings(window, stride, blending, flips, probability);
        }
    }

    /**
     * Makes a network ready on the best backend, with the threads that all share.
     *
     * @throws bowman.graph.ShapeException if the network does not take windows of this size
     * @throws bowman.runtime.InsufficientMemoryException if windows of this size do not fit into memory
     * @throws bowman.weights.WeightsException if the weights are not those of the architecture
     */
    public SlideSegmenter(TrainedNetwork trained, Settings settings) {
        this(trained.architecture(), trained.weights(), settings, Backends.best(), Workers.shared());
    }

    /**
     * Makes a network ready.
     *
     * @throws bowman.graph.ShapeException if the network does not take windows of this size
     * @throws bowman.runtime.InsufficientMemoryException if windows of this size do not fit into memory
     * @throws bowman.weights.WeightsException if the weights are not those of the network
     */
    public SlideSegmenter(Network network, StateDict weights, Settings settings, Backend backend, Workers workers) {
        this(settings, new WindowNetwork(network, weights, settings.window(), backend, workers));
    }

    /**
     * Makes several networks ready, whose probabilities are averaged: an ensemble, of folds as a rule.
     *
     * @throws IllegalArgumentException if there is none
     * @throws bowman.graph.ShapeException if one of them does not take windows of this size
     * @throws bowman.runtime.InsufficientMemoryException if windows of this size do not fit into memory for all of them
     * @throws bowman.weights.WeightsException if weights are not those of their architecture
     */
    public SlideSegmenter(List<TrainedNetwork> ensemble, Settings settings, Backend backend, Workers workers) {
        this(settings, ensemble(ensemble, settings.window(), backend, workers));
    }

    private SlideSegmenter(Settings settings, WindowModel model) {
        this.settings = settings;
        this.model = settings.flips() ? new FlippedWindows(model, settings.window()) : model;
    }

    private static WindowEnsemble ensemble(List<TrainedNetwork> networks, int size, Backend backend, Workers workers) {
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("a segmentation needs at least one network");
        }
        List<WindowNetwork> members = new ArrayList<>();
        try {
            for (TrainedNetwork network : networks) {
                members.add(new WindowNetwork(network.architecture(), network.weights(), size, backend, workers));
            }
        } catch (RuntimeException e) {
            members.forEach(WindowNetwork::close);
            throw e;
        }
        return new WindowEnsemble(members, size);
    }

    /** Segments a whole slide, see {@link #segment(Slide, Region, SegmentationListener)}. */
    public Segmentation segment(Slide slide) throws IOException {
        return segment(slide, slide.bounds(), progress -> { });
    }

    /**
     * Segments a part of a slide.
     *
     * @throws IllegalArgumentException if it is smaller than a window or leaves the slide
     * @throws bowman.io.slide.SlideException if the slide is damaged
     * @throws bowman.weights.WeightsException if the network gives no numbers
     */
    public Segmentation segment(Slide slide, Region region, SegmentationListener listener) throws IOException {
        GrayImage probability = GrayImage.blank(region.width(), region.height());
        GrayImage mask = GrayImage.blank(region.width(), region.height());
        Components components = new Components(region.width(), Connectivity.EIGHT);
        probabilities(slide, region, listener, (y, values) -> {
            int from = y * region.width();
            for (int x = 0; x < values.length; x++) {
                probability.pixels()[from + x] = (byte) Math.round(255 * values[x]);
                mask.pixels()[from + x] = (byte) (values[x] > settings.threshold() ? 255 : 0);
            }
            components.addRow(mask.pixels(), from);
        });
        return new Segmentation(region, probability, mask, components.found());
    }

    /**
     * Computes the probabilities of a part of a slide, row by row, in memory that does not grow with its height.
     *
     * @param rows takes the probabilities of each row, 0 to 1
     * @throws IllegalArgumentException if the part is smaller than a window or leaves the slide
     * @throws bowman.io.slide.SlideException if the slide is damaged
     */
    public void probabilities(Slide slide, Region region, SegmentationListener listener, RowConsumer rows)
            throws IOException {
        Windows windows = windows(slide, region);
        Blend blend = new Blend(windows, settings.blending(), rows);
        byte[] rgb = new byte[3 * settings.window() * settings.window()];
        float[] values = new float[settings.window() * settings.window()];
        TimeLeft timeLeft = new TimeLeft(0, windows.count());
        for (int index = 0; index < windows.count(); index++) {
            slide.read(windows.region(index).shifted(region.x(), region.y()), rgb);
            model.run(rgb, values);
            blend.add(values);
            listener.onWindow(new Progress(index + 1, windows.count(), timeLeft.after(index + 1)));
        }
    }

    private Windows windows(Slide slide, Region region) {
        if (!slide.bounds().contains(region)) {
            throw new IllegalArgumentException(slide.name() + " has " + slide.width() + "x" + slide.height()
                    + " pixels, so there is no region " + region);
        }
        try {
            return new Windows(region.width(), region.height(), settings.window(), settings.stride());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(slide.name() + ": " + e.getMessage(), e);
        }
    }

    /** Lets go of the network's memory. */
    @Override
    public void close() {
        model.close();
    }
}
