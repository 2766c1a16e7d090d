package bowman.model;

import bowman.file.FileText;
import bowman.intensity.IntensityScaling;
import bowman.weights.MetadataKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The properties of a network's weights that prediction depends on; unknown ones are empty. Immutable. Colours are
 * standardized with the statistics of ImageNet, the only normalization supported.
 *
 * @param inputSize height and width of the images that the network was trained on, in pixels
 * @param window height and width of the windows that are resized to the input size, in pixels; equal to it where
 *     nothing is resized
 * @param micronsPerPixel the size of the window's pixels
 * @param scaling the choice of the intensity range by which images are scaled before they are standardized
 * @param threshold the probability above which a pixel is positive, in [0, 1)
 * @param training a description of the training, free text
 */
public record ModelCard(OptionalInt inputSize, OptionalInt window, OptionalDouble micronsPerPixel,
        IntensityScaling scaling, OptionalDouble threshold, Optional<String> training) {

    /** A card without known properties; intensities are scaled alike for all images. */
    public static final ModelCard UNKNOWN = new ModelCard(OptionalInt.empty(), OptionalInt.empty(),
            OptionalDouble.empty(), IntensityScaling.FIXED, OptionalDouble.empty(), Optional.empty());

    private static final String IMAGENET = "imagenet";

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a size or a resolution is not positive, or the threshold is not in [0, 1)
     */
    public ModelCard {
        requirePixels("input size", inputSize);
        requirePixels("window", window);
        double microns = micronsPerPixel.orElse(1);
        if (!(microns > 0) || Double.isInfinite(microns)) {
            throw new IllegalArgumentException("the microns per pixel must be above 0, got " + microns);
        }
        double probability = threshold.orElse(0);
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("the threshold must lie in [0, 1), got " + probability);
        }
    }

    private static void requirePixels(String what, OptionalInt pixels) {
        if (pixels.isPresent() && pixels.getAsInt() < 1) {
            throw new IllegalArgumentException("the " + what + " must be at least 1, got " + pixels.getAsInt());
        }
    }

    /**
     * Reads a card from the metadata of a file; other keys are ignored.
     *
     * @throws IllegalArgumentException if the value of a key is not valid
     */
    public static ModelCard of(Map<String, String> metadata) {
        String normalization = metadata.getOrDefault(MetadataKey.NORMALIZATION, IMAGENET);
        if (!normalization.equals(IMAGENET)) {
            throw new IllegalArgumentException("the network needs the normalization " + FileText.words(normalization)
                    + ", but there is only " + IMAGENET + "; use a network that was trained with that");
        }
        return new ModelCard(pixels(metadata, MetadataKey.INPUT_SIZE), pixels(metadata, MetadataKey.WINDOW),
                real(metadata, MetadataKey.MICRONS_PER_PIXEL), scaling(metadata),
                real(metadata, MetadataKey.THRESHOLD), Optional.ofNullable(metadata.get(MetadataKey.TRAINING)));
    }

    private static IntensityScaling scaling(Map<String, String> metadata) {
        String name = metadata.getOrDefault(MetadataKey.SCALING, IntensityScaling.FIXED.toString());
        try {
            return IntensityScaling.named(FileText.words(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the " + MetadataKey.SCALING + " in its metadata cannot be used: "
                    + e.getMessage() + "; convert the weights again", e);
        }
    }

    private static OptionalInt pixels(Map<String, String> metadata, String key) {
        return number(metadata, key, Integer::valueOf).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static OptionalDouble real(Map<String, String> metadata, String key) {
        return number(metadata, key, Double::valueOf).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    private static <T> Optional<T> number(Map<String, String> metadata, String key, Function<String, T> number) {
        try {
            return Optional.ofNullable(metadata.get(key)).map(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the " + key + " in its metadata is " + FileText.words(metadata.get(key))
                    + ", which is not a number; convert the weights again", e);
        }
    }

    /** Returns this card with another input size. */
    public ModelCard withInputSize(int pixels) {
        return new ModelCard(OptionalInt.of(pixels), window, micronsPerPixel, scaling, threshold, training);
    }

    /** Returns this card with another size of the windows that are resized to the input size. */
    public ModelCard withWindow(int pixels) {
        return new ModelCard(inputSize, OptionalInt.of(pixels), micronsPerPixel, scaling, threshold, training);
    }

    /** Returns this card with another size of the window's pixels, in microns. */
    public ModelCard withMicronsPerPixel(double microns) {
        return new ModelCard(inputSize, window, OptionalDouble.of(microns), scaling, threshold, training);
    }

    /** Returns this card with another intensity scaling. */
    public ModelCard withScaling(IntensityScaling way) {
        return new ModelCard(inputSize, window, micronsPerPixel, way, threshold, training);
    }

    /** Returns this card with another threshold. */
    public ModelCard withThreshold(double probability) {
        return new ModelCard(inputSize, window, micronsPerPixel, scaling, OptionalDouble.of(probability), training);
    }

    /** Returns this card with another description of the training. */
    public ModelCard withTraining(String words) {
        return new ModelCard(inputSize, window, micronsPerPixel, scaling, threshold, Optional.of(words));
    }

    /** Returns this card as the metadata of a file. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        inputSize.ifPresent(pixels -> metadata.put(MetadataKey.INPUT_SIZE, Integer.toString(pixels)));
        window.ifPresent(pixels -> metadata.put(MetadataKey.WINDOW, Integer.toString(pixels)));
        micronsPerPixel.ifPresent(microns -> metadata.put(MetadataKey.MICRONS_PER_PIXEL, Double.toString(microns)));
        metadata.put(MetadataKey.SCALING, scaling.toString());
        metadata.put(MetadataKey.NORMALIZATION, IMAGENET);
        threshold.ifPresent(probability -> metadata.put(MetadataKey.THRESHOLD, Double.toString(probability)));
        training.ifPresent(words -> metadata.put(MetadataKey.TRAINING, words));
        return metadata;
    }
}
