package bowman.segment;

import bowman.intensity.IntensityScaling;
import bowman.io.stitch.Blending;
import bowman.io.stitch.Windows;
import bowman.model.ModelCard;
import java.util.OptionalDouble;

/**
 * How to segment. Immutable.
 *
 * @param window height and width of the windows, in pixels of the working resolution, at most 26,754
 * @param stride the pixels from window to window, 1 to {@code window}
 * @param inputSize height and width of what the network sees: a window is resized to it, and its probabilities back
 * @param micronsPerPixel the working resolution; that of the slide where it is empty, or the slide's is not known
 * @param scaling by which range of intensities windows are scaled before they are standardized
 * @param blending what is made of windows that overlap
 * @param augmentation the views of a window whose probabilities are averaged
 * @param threshold a pixel is positive if its probability is above this, in [0, 1)
 * @param glass what is done with windows in which there is no tissue
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

    /** What is done with windows in which there is no tissue. */
    public enum Glass {
        /** They are not computed; their probability is 0. */
        SKIP,
        /** They are computed like all others. */
        COMPUTE
    }

    /**
     * The paper's: windows of 2048 pixels at 0.24 um that overlap by half, seen at 512; blended by a Gaussian, no
     * augmentation, a threshold of one half.
     */
    public static final SegmentationSettings PAPER = new SegmentationSettings(2048, 1024, 512, OptionalDouble.of(0.24),
            IntensityScaling.FIXED, Blending.GAUSSIAN, TestTimeAugmentation.NONE, 0.5f, Glass.SKIP);

    private static final int MULTIPLE = 32;

    /** The colours of larger windows do not fit into an array. */
    private static final int LARGEST = 26_754;

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

    /** Windows of a size that the network sees as they are, at the slide's own resolution; all else as in the paper. */
    public static SegmentationSettings unscaled(int window) {
        return new SegmentationSettings(window, Math.ceilDiv(window, 2), window, OptionalDouble.empty(),
                PAPER.scaling, PAPER.blending, PAPER.augmentation, PAPER.threshold, PAPER.glass);
    }

    /**
     * What a model's card asks for: its window, or one of its input size where it names none; its resolution, scaling
     * and threshold. A card that names neither size is taken for one of the paper's.
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
     * These settings with windows of another size that overlap by half, seen by the network at the same scale: the
     * input size changes with them, to a multiple of 32 where it is not the window's.
     */
    public SegmentationSettings withWindow(int size) {
        int input = inputSize == window ? size
                : (int) Math.max(MULTIPLE, MULTIPLE * Math.round((double) size * inputSize / window / MULTIPLE));
        return new SegmentationSettings(size, Math.ceilDiv(size, 2), input, micronsPerPixel, scaling, blending, augmentation,
                threshold, glass);
    }

    /** These settings with another step from window to window. */
    public SegmentationSettings withStride(int pixels) {
        return new SegmentationSettings(window, pixels, inputSize, micronsPerPixel, scaling, blending, augmentation, threshold,
                glass);
    }

    /** These settings with windows that the network sees in another size. */
    public SegmentationSettings withInputSize(int pixels) {
        return new SegmentationSettings(window, stride, pixels, micronsPerPixel, scaling, blending, augmentation, threshold,
                glass);
    }

    /** These settings with another working resolution. */
    public SegmentationSettings withMicronsPerPixel(OptionalDouble microns) {
        return new SegmentationSettings(window, stride, inputSize, microns, scaling, blending, augmentation, threshold,
                glass);
    }

    /** These settings with another scaling of intensities. */
    public SegmentationSettings withScaling(IntensityScaling other) {
        return new SegmentationSettings(window, stride, inputSize, micronsPerPixel, other, blending, augmentation, threshold,
                glass);
    }

    /** These settings with another way to make one map of all windows. */
    public SegmentationSettings withBlending(Blending way) {
        return new SegmentationSettings(window, stride, inputSize, micronsPerPixel, scaling, way, augmentation,
                threshold, glass);
    }

    /** These settings with another choice of views whose probabilities are averaged. */
    public SegmentationSettings withAugmentation(TestTimeAugmentation wanted) {
        return new SegmentationSettings(window, stride, inputSize, micronsPerPixel, scaling, blending, wanted,
                threshold, glass);
    }

    /** These settings with another threshold. */
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
