package bowman.segment;

import bowman.intensity.IntensityScaling;
import bowman.io.stitch.Blending;
import bowman.io.stitch.Windows;
import bowman.model.ModelCard;
import java.util.OptionalDouble;

/**
 * Settings of a segmentation. Immutable.
 *
 * @param window height and width of the windows, in pixels of the working resolution, at most 26,754
 * @param stride the step from window to window in pixels, 1 to {@code window}
 * @param inputSize height and width of the network's input: a window is resized to it, and its probabilities back
 * @param micronsPerPixel the working resolution; if it is empty or that of the slide is unknown, slides are not
 *     resampled
 * @param scaling the range by which intensities are scaled before they are standardized
 * @param blending the blending of overlapping windows
 * @param augmentation the views of a window whose probabilities are averaged
 * @param threshold a pixel is positive if its probability is above this, in [0, 1)
 * @param glass the treatment of windows without tissue
 */
public record SegmentationSettings(int window, int stride, int inputSize, OptionalDouble micronsPerPixel,
        IntensityScaling scaling, Blending blending, TestTimeAugmentation augmentation, float threshold, Glass glass) {

    /** The views of a window whose probabilities are averaged (test-time augmentation). */
    public enum TestTimeAugmentation {
        /** The window as it is. */
        NONE,
        /** The window as it is, upside down, mirrored, and both. */
        FLIPS
    }

    /** Treatment of windows without tissue. */
    public enum Glass {
        /** They are not computed; their probability is 0. */
        SKIP,
        /** They are computed like any others. */
        COMPUTE
    }

    /**
     * The settings of the paper: windows of 2048 pixels at 0.24 um that overlap by half and are resized to 512;
     * blending by a Gaussian, no test-time augmentation, a threshold of one half.
     */
    public static final SegmentationSettings PAPER = new SegmentationSettings(2048, 1024, 512, OptionalDouble.of(0.24),
            IntensityScaling.FIXED, Blending.GAUSSIAN, TestTimeAugmentation.NONE, 0.5f, Glass.SKIP);

    private static final int MULTIPLE = 32;

    /** The colours of larger windows do not fit into an array. */
    private static final int LARGEST = 26_754;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public SegmentationSettings {
        Windows.requireCover(window, stride);
        if (window > LARGEST) {
            throw new IllegalArgumentException("windows must have at most " + LARGEST + " pixels, got " + window);
        }
        if (inputSize < 1 || inputSize > LARGEST) {
            throw new IllegalArgumentException("the input size must be 1 to " + LARGEST + ", got " + inputSize);
        }
        double microns = micronsPerPixel.orElse(1);
        if (!(microns > 0) || Double.isInfinite(microns)) {
            throw new IllegalArgumentException("the microns per pixel must be above 0, got " + microns);
        }
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException("the threshold must lie in [0, 1), got " + threshold);
        }
    }

    /** Windows that are not resized, at the slide's own resolution; all else as in the paper. */
    public static SegmentationSettings unscaled(int window) {
        return new SegmentationSettings(window, Math.ceilDiv(window, 2), window, OptionalDouble.empty(),
                PAPER.scaling, PAPER.blending, PAPER.augmentation, PAPER.threshold, PAPER.glass);
    }

    /**
     * The settings of a model card: its window, or one of its input size if it has none; its resolution, scaling and
     * threshold. If a card has neither size, those of the paper are used.
     */
    public static SegmentationSettings of(ModelCard card) {
        SegmentationSettings sized = PAPER;
        if (card.inputSize().isPresent() || card.window().isPresent()) {
            int input = card.inputSize().orElseGet(() -> card.window().getAsInt());
            sized = unscaled(card.window().orElse(input)).withInputSize(input);
        }
        return (card.micronsPerPixel().isPresent() ? sized.withMicronsPerPixel(card.micronsPerPixel()) : sized)
                .withScaling(card.scaling()).withThreshold((float) card.threshold().orElse(PAPER.threshold));
    }

    /**
     * These settings with windows of another size that overlap by half, with the same scale of the network's input: the
     * input size changes in proportion, to a multiple of 32 if it differs from the window's.
     */
    public SegmentationSettings withWindow(int size) {
        int input = inputSize == window ? size
                : (int) Math.max(MULTIPLE, MULTIPLE * Math.round((double) size * inputSize / window / MULTIPLE));
        return new SegmentationSettings(size, Math.ceilDiv(size, 2), input, micronsPerPixel, scaling, blending,
                augmentation, threshold, glass);
    }

    /** These settings with another step from window to window, in pixels. */
    public SegmentationSettings withStride(int pixels) {
        return new SegmentationSettings(window, pixels, inputSize, micronsPerPixel, scaling, blending,
                augmentation, threshold, glass);
    }

    /** These settings with another input size of the network, in pixels. */
    public SegmentationSettings withInputSize(int pixels) {
        return new SegmentationSettings(window, stride, pixels, micronsPerPixel, scaling, blending,
                augmentation, threshold, glass);
    }

    /** These settings with another working resolution, in um per pixel. */
    public SegmentationSettings withMicronsPerPixel(OptionalDouble microns) {
        return new SegmentationSettings(window, stride, inputSize, microns, scaling, blending,
                augmentation, threshold, glass);
    }

    /** These settings with another scaling of intensities. */
    public SegmentationSettings withScaling(IntensityScaling other) {
        return new SegmentationSettings(window, stride, inputSize, micronsPerPixel, other, blending, augmentation,
                threshold, glass);
    }

    /** These settings with another blending of overlapping windows. */
    public SegmentationSettings withBlending(Blending way) {
        return new SegmentationSettings(window, stride, inputSize, micronsPerPixel, scaling, way, augmentation,
                threshold, glass);
    }

    /** These settings with another choice of views whose probabilities are averaged. */
    public SegmentationSettings withAugmentation(TestTimeAugmentation wanted) {
        return new SegmentationSettings(window, stride, inputSize, micronsPerPixel, scaling, blending, wanted,
                threshold, glass);
    }

    /** These settings with another threshold, in [0, 1). */
    public SegmentationSettings withThreshold(float probability) {
        return new SegmentationSettings(window, stride, inputSize, micronsPerPixel, scaling, blending, augmentation,
                probability, glass);
    }

    /** These settings with another treatment of windows without tissue. */
    public SegmentationSettings withGlass(Glass treatment) {
        return new SegmentationSettings(window, stride, inputSize, micronsPerPixel, scaling, blending, augmentation,
                threshold, treatment);
    }
}
