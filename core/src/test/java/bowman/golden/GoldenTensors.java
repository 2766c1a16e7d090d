package bowman.golden;

import java.nio.charset.StandardCharsets;

/**
 * The numbers that the golden data were computed from. They are functions of a key and an index, so that no weights need
 * be stored: FNV-1a of the key, stepped and mixed as in SplitMix64.
 */
public final class GoldenTensors {

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
