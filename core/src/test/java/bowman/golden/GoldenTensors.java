package bowman.golden;

import bowman.graph.Shape;
import bowman.runtime.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The numbers that the golden data were computed from. They are functions of a key and an index, so that no weights
 * need be stored: FNV-1a of the key, stepped and mixed as in SplitMix64.
 */
public final class GoldenTensors {

    private static final Pattern LAST_NORM_OF_BOTTLENECK = Pattern.compile("layer[1-4]\\.\\d+\\.bn3\\.weight$");

    private GoldenTensors() {
    }

    /** Numbers base + scale u with u uniform in [-1, 1), rounded to float once. */
    public static float[] uniform(String key, double base, double scale, int size) {
        long hash = hash(key);
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            double u = (bits(hash, i) >>> 40) * 0x1p-23 - 1;
            numbers[i] = (float) (base + scale * u);
        }
        return numbers;
    }

    /** 1 with probability p, else 0. */
    public static float[] mask(String key, double p, int size) {
        float[] numbers = uniform(key, 0, 1, size);
        for (int i = 0; i < size; i++) {
            numbers[i] = (numbers[i] + 1) * 0.5 < p ? 1 : 0;
        }
        return numbers;
    }

    /** A batch of images as (n, h, w, c); its shape is given as (n, c, h, w). */
    static Tensor image(String key, Shape shape) {
        return new Tensor(shape, uniform(key, 0, 1, shape.size())).channelsLast();
    }

    /** A weight or a running statistic by its key in the state dict, of such a size that activations stay near 1. */
    public static float[] variable(String key, Shape shape) {
        int size = shape.size();
        if (key.endsWith("running_mean")) {
            return uniform(key, 0, 0.1, size);
        }
        if (key.endsWith("running_var")) {
            return uniform(key, 1, 0.25, size);
        }
        if (shape.rank() >= 2) {
            double fanIn = (double) size / shape.extent(0);
            return uniform(key, 0, 1.4 * Math.sqrt(3.0 / fanIn), size);
        }
        if (LAST_NORM_OF_BOTTLENECK.matcher(key).find()) {
            return uniform(key, 0.25, 0.1, size);
        }
        return uniform(key, key.endsWith(".weight") ? 1 : 0, 0.1, size);
    }

    private static long hash(String key) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xFF) * 0x100000001B3L;
        }
        return hash;
    }

    private static long bits(long hash, int i) {
        long z = hash + (i + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
