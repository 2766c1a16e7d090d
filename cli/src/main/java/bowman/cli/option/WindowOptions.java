package bowman.cli.option;

import bowman.intensity.IntensityScaling;
import bowman.io.stitch.Blending;
import bowman.model.ModelCard;
import bowman.segment.SegmentationSettings.TestTimeAugmentation;
import bowman.segment.SegmentationSettings;
import bowman.segment.SegmentationSettings.Glass;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** How windows are laid over a slide, computed and blended. What is not told is as the (first) model's file says. */
public final class WindowOptions {

    @Option(names = "--working-mpp", paramLabel = "MICRONS", description = "The size of pixels to work at; unless told,"
            + " that in the model's file. A slide of unknown scale is taken as it is.")
    private Double micronsPerPixel;

    @Option(names = "--window", paramLabel = "PIXELS", description = "Height and width of the windows at that size;"
            + " unless told, that in the model's file.")
    private Integer window;

    @Option(names = "--stride", paramLabel = "PIXELS", description = "From window to window; half of it unless told.")
    private Integer stride;

    @Option(names = "--input-size", paramLabel = "PIXELS", description = "Height and width of what the network sees:"
            + " windows are resized to it, and their probabilities back. A multiple of 32, but any for unet; unless"
            + " told, what the model's file says, scaled with the window.")
    private Integer inputSize;

    @Option(names = "--scaling", paramLabel = "WAY", converter = ScalingConverter.class,
            description = "Scale intensities by a fixed range, that of each window, or one of the whole slide"
            + " (fixed, window, slide); unless told, as the model was trained.")
    private IntensityScaling scaling;

    @Option(names = "--blend", paramLabel = "WAY", defaultValue = "gaussian", converter = BlendingConverter.class,
            description = "What is made of windows that overlap: their mean, a gaussian one in which their edges count"
            + " less, or kpis-votes, the KPIs organisers' procedure, where two windows must agree.")
    private Blending blending;

    @Option(names = "--flips", description = "Look at each window four times, also upside down and mirrored, and take"
            + " the mean (test-time augmentation); takes four times as long.")
    private boolean flips;

    @Option(names = "--threshold", paramLabel = "P", description = "Pixels with a higher probability are positive;"
            + " unless told, the threshold in the model's file, or 0.5.")
    private Float threshold;

    @Option(names = "--no-tissue-mask", description = "Compute windows without tissue too.")
    private boolean everywhere;

    /** @throws IllegalArgumentException if an option does not fit */
    public SegmentationSettings settings(ModelCard card) {
        try {
            SegmentationSettings settings = SegmentationSettings.of(card).withBlending(blending).withAugmentation(
                    flips ? TestTimeAugmentation.FLIPS : TestTimeAugmentation.NONE)
                    .withGlass(everywhere ? Glass.COMPUTE : Glass.SKIP);
            settings = micronsPerPixel == null ? settings
                    : settings.withMicronsPerPixel(OptionalDouble.of(micronsPerPixel));
            settings = window == null ? settings : settings.withWindow(window);
            settings = stride == null ? settings : settings.withStride(stride);
            settings = inputSize == null ? settings : settings.withInputSize(inputSize);
            settings = scaling == null ? settings : settings.withScaling(scaling);
            return threshold == null ? settings : settings.withThreshold(threshold);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage()
                    + " (--working-mpp, --window, --stride, --input-size, --threshold)", e);
        }
    }
}
