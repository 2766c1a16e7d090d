package bowman.cli.option;

import bowman.intensity.IntensityScaling;
import bowman.io.stitch.Blending;
import bowman.model.ModelCard;
import bowman.segment.SegmentationSettings;
import bowman.segment.SegmentationSettings.Glass;
import bowman.segment.SegmentationSettings.TestTimeAugmentation;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** Options of the windows of a slide and of their blending. Defaults are those of the (first) model file. */
public final class WindowOptions {

    @Option(names = "--working-mpp", paramLabel = "MICRONS", description = "Working resolution, um per pixel; default:"
            + " that of the model file. A slide of unknown pixel size is not resampled.")
    private Double micronsPerPixel;

    @Option(names = "--window", paramLabel = "PIXELS", description = "Height and width of the windows, in pixels"
            + " at the working resolution; default: that of the model file.")
    private Integer window;

    @Option(names = "--stride", paramLabel = "PIXELS", description = "Step between windows; default: half a window.")
    private Integer stride;

    @Option(names = "--input-size", paramLabel = "PIXELS", description = "Height and width of the network's input:"
            + " windows are resized to it, and their probabilities back. A multiple of 32, any size for unet;"
            + " default: that of the model file, scaled with the window.")
    private Integer inputSize;

    @Option(names = "--scaling", paramLabel = "MODE", converter = ScalingConverter.class,
            description = "Range to scale intensities by: that of 8-bit samples (fixed), of each window"
                    + " (window) or of the whole slide (slide); default: as the model was trained.")
    private IntensityScaling scaling;

    @Option(names = "--blend", paramLabel = "METHOD", defaultValue = "gaussian", converter = BlendingConverter.class,
            description = "Blending of overlapping windows: mean, gaussian (a mean in which their edges count less), or"
                    + " kpis-votes (the procedure of the KPIs organisers, in which two windows must agree).")
    private Blending blending;

    @Option(names = "--flips", description = "Average over each window as it is, upside down, mirrored, and both"
            + " (test-time augmentation); takes four times as long.")
    private boolean flips;

    @Option(names = "--threshold", paramLabel = "P", description = "Pixels with a higher probability are positive;"
            + " default: the threshold of the model file, or 0.5.")
    private Float threshold;

    @Option(names = "--no-tissue-mask", description = "Compute windows without tissue as well.")
    private boolean everywhere;

    /**
     * The settings of a model, changed by these options.
     *
     * @param card of the (first) model
     * @throws IllegalArgumentException if a value is out of range
     */
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
