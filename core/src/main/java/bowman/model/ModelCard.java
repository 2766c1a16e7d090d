package bowman.model;

import bowman.weights.MetadataKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What to know of a network's weights before they are used; what is not known is empty. Immutable. Colours are
 * standardized with the statistics of ImageNet, the one normalization that there is.
 *
 * @param inputSize height and width of the images that the network was trained on, in pixels
 * @param micronsPerPixel the size of their pixels
 * @param threshold the probability above which a pixel is positive, in [0, 1)
 * @param training the training, in words
 */
public record ModelCard(OptionalInt inputSize, OptionalDouble micronsPerPixel, OptionalDouble threshold,
        Optional<String> training) {

    /** Nothing is known. */
    public static final ModelCard UNKNOWN =
            new ModelCard(OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());

    private static final String IMAGENET = "imagenet";

    /** @throws IllegalArgumentException if a number is not one that a network can have */
    public ModelCard {
        if (inputSize.isPresent() && inputSize.getAsInt() < 1) {
            throw new IllegalArgumentException("the input size must be at least 1, got " + inputSize.getAsInt());
        }
        double microns = micronsPerPixel.orElse(1);
        if (!(microns > 0) || Double.isInfinite(microns)) {
            throw new IllegalArgumentException("the microns per pixel must be above 0, got " + microns);
        }
        double probability = threshold.orElse(0);
        if (!(probability >= 0 && probability < 1)) {
            throw new IllegalArgumentException("the threshold must lie in [0, 1), got " + probability);
        }
    }

    /**
     * Reads a card from the strings of a file; other strings are left out.
     *
     * @throws IllegalArgumentException if a string does not say what it should
     */
    public static ModelCard of(Map<String, String> metadata) {
        String normalization = metadata.getOrDefault(MetadataKey.NORMALIZATION, IMAGENET);
        if (!normalization.equals(IMAGENET)) {
            throw new IllegalArgumentException("the network needs the normalization " + normalization
                    + ", but there is only " + IMAGENET + "; use a network that was trained with that");
        }
        Optional<Integer> inputSize = number(metadata, MetadataKey.INPUT_SIZE, Integer::valueOf);
        Optional<Double> microns = number(metadata, MetadataKey.MICRONS_PER_PIXEL, Double::valueOf);
        Optional<Double> threshold = number(metadata, MetadataKey.THRESHOLD, Double::valueOf);
        return new ModelCard(inputSize.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                microns.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                threshold.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                Optional.ofNullable(metadata.get(MetadataKey.TRAINING)));
    }

    private static <T> Optional<T> number(Map<String, String> metadata, String key, Function<String, T> number) {
        try {
            return Optional.ofNullable(metadata.get(key)).map(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the " + key + " in its metadata is " + metadata.get(key)
                    + ", which is no number; convert the weights again", e);
        }
    }

    /** This card with an input size. */
    public ModelCard withInputSize(int pixels) {
        return new ModelCard(OptionalInt.of(pixels), micronsPerPixel, threshold, training);
    }

    /** This card with a size of pixels. */
    public ModelCard withMicronsPerPixel(double microns) {
        return new ModelCard(inputSize, OptionalDouble.of(microns), threshold, training);
    }

    /** This card with a threshold. */
    public ModelCard withThreshold(double probability) {
        return new ModelCard(inputSize, micronsPerPixel, OptionalDouble.of(probability), training);
    }

    /** This card with the training in words. */
    public ModelCard withTraining(String words) {
        return new ModelCard(inputSize, micronsPerPixel, threshold, Optional.of(words));
    }

    /** This card as strings to carry in a file. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        inputSize.ifPresent(pixels -> metadata.put(MetadataKey.INPUT_SIZE, Integer.toString(pixels)));
        micronsPerPixel.ifPresent(microns -> metadata.put(MetadataKey.MICRONS_PER_PIXEL, Double.toString(microns)));
        metadata.put(MetadataKey.NORMALIZATION, IMAGENET);
        threshold.ifPresent(probability -> metadata.put(MetadataKey.THRESHOLD, Double.toString(probability)));
        training.ifPresent(words -> metadata.put(MetadataKey.TRAINING, words));
        return metadata;
    }
}
