package bowman.cli;

import bowman.file.AtomicFile;
import bowman.graph.ShapeException;
import bowman.io.export.FileNames;
import bowman.io.export.ImageFormat;
import bowman.io.export.Outlines;
import bowman.io.slide.GrayImage;
import bowman.io.slide.Region;
import bowman.io.slide.Slide;
import bowman.io.stitch.Blending;
import bowman.model.ModelCard;
import bowman.model.TrainedNetwork;
import bowman.segment.Segmentation;
import bowman.segment.SegmentationListener;
import bowman.segment.SegmentationSettings;
import bowman.segment.SlideSegmenter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds the glomeruli in an image. */
@Command(name = "segment", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "Finds the glomeruli in an image: writes a mask, a probability map and an overlay.")
final class SegmentCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SlideOptions source;

    @Mixin
    private EnsembleOptions networks;

    @Mixin
    private ComputeOptions compute;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", required = true,
            description = "Takes <image>_mask.png, <image>_probability.png and <image>_overlay.png, in the image's"
                    + " size.")
    private Path output;

    @Option(names = "--window", paramLabel = "PIXELS", description = "Height and width of the windows that the network"
            + " sees, a multiple of 32, but any for unet; unless told, the input size"
            + " in the (first) model's file, or 512.")
    private Integer window;

    @Option(names = "--stride", paramLabel = "PIXELS", description = "From window to window; half of it unless told.")
    private Integer stride;

    @Option(names = "--blend", paramLabel = "WAY", defaultValue = "gaussian", converter = BlendingConverter.class,
            description = "What is made of windows"
            + " that overlap: their mean, a gaussian one in which their edges count less, or kpis-votes, the KPIs"
            + " organisers' procedure, where two windows must agree.")
    private Blending blending;

    @Option(names = "--flips", description = "Look at each window four times, also upside down and mirrored, and take"
            + " the mean (test-time augmentation); takes four times as long.")
    private boolean flips;

    @Option(names = "--threshold", paramLabel = "P", description = "Pixels with a higher probability are positive;"
            + " unless told, the threshold in the model's file, or 0.5.")
    private Float threshold;

    @Override
    public Integer call() throws IOException {
        try (Slide slide = Slide.open(source.image())) {
            Region region = source.region(slide);
            List<TrainedNetwork> ensemble = networks.read();
            AtomicFile.prepareFolder(output);
            Segmentation found;
            try (SlideSegmenter segmenter = segmenter(ensemble)) {
                found = segmenter.segment(slide, region, progress());
            }
            write(slide, found);
            spec.commandLine().getOut().printf("%d glomeruli found; %s%n", found.glomeruli().size(), output);
        }
        return 0;
    }

    private SlideSegmenter segmenter(List<TrainedNetwork> ensemble) {
        try {
            return new SlideSegmenter(ensemble, settings(ensemble.getFirst().card()), compute.backend(),
                    compute.workers());
        } catch (ShapeException e) {
            throw new ShapeException(e.getMessage() + " (--window)");
        }
    }

    private SegmentationSettings settings(ModelCard card) {
        SegmentationSettings settings = SegmentationSettings.of(card).withBlending(blending).withFlips(flips);
        try {
            if (window != null) {
                settings = settings.withWindow(window);
            }
            if (stride != null) {
                settings = settings.withStride(stride);
            }
            return threshold == null ? settings : settings.withThreshold(threshold);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " (--window, --stride, --threshold)", e);
        }
    }

    private void write(Slide slide, Segmentation found) throws IOException {
        GrayImage mask = GrayImage.blank(slide.width(), slide.height()).with(found.mask(), found.geometry().region());
        GrayImage probability = GrayImage.blank(slide.width(), slide.height())
                .with(found.probability(), found.geometry().region());
        String stem = FileNames.stem(source.image());
        ImageFormat.PNG.write(output.resolve(stem + "_mask.png"), mask);
        ImageFormat.PNG.write(output.resolve(stem + "_probability.png"), probability);
        ImageFormat.PNG.write(output.resolve(stem + "_overlay.png"),
                new Outlines(slide.read(slide.bounds())).draw(mask, Outlines.FOUND, Outlines.THICKNESS).image());
    }

    private SegmentationListener progress() {
        ProgressLine line = new ProgressLine(spec.commandLine().getErr(), "segmenting, window");
        return progress -> line.show(progress.done(), progress.windows(), "", progress.left());
    }
}
