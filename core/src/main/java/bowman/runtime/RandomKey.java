package bowman.runtime;

/**
 * Counter-based random numbers: a number depends on the key, the stream and the index alone, not on the order of the
 * draws or the number of threads. The mixing function is SplitMix64's (Steele et al., 2014).
 *
 * @param bits the key, different for each step of each run
 */
public record RandomKey(long bits) {

    /** Returns the key of a step of a run with the given seed. */
    public static RandomKey of(long seed, long step) {
        return new RandomKey(mix(mix(seed) + step));
    }

    /** Returns a key derived from this one, different for each index. */
    public RandomKey derive(long index) {
        return new RandomKey(mix(bits + mix(index + 1)));
    }

    /** Returns the key as a graph's input: four numbers of 16 bits each, lowest first, exact as floats. */
    public float[] words() {
        return new float[] {bits & 0xFFFF, bits >>> 16 & 0xFFFF, bits >>> 32 & 0xFFFF, bits >>> 48};
    }

    /** Returns the key whose {@link #words()} stand in an array from an offset on. */
    public static RandomKey ofWords(float[] array, int offset) {
        return new RandomKey((long) array[offset] | (long) array[offset + 1] << 16 | (long) array[offset + 2] << 32
                | (long) array[offset + 3] << 48);
    }

    /** Returns 64 random bits. */
    public long bits(int stream, long index) {
        return mix(mix(bits + stream * 0x9E3779B97F4A7C15L) + index * 0xD1B54A32D192ED03L);
    }

    /** Returns a number uniform in [0, 1), a multiple of 2^-24. */
    public float uniform(int stream, long index) {
        return (bits(stream, index) >>> 40) * 0x1p-24f;
    }

    /** Returns a whole number uniform in [0, bound); the bias is below bound / 2^64. */
    public long below(int stream, long index, long bound) {
        return Math.unsignedMultiplyHigh(bits(stream, index), bound);
    }

    /** Returns a standard normal number, by Box and Muller's transform. */
    public double normal(int stream, long index) {
        double u = ((bits(stream, 2 * index) >>> 11) + 1) * 0x1p-53;
        double v = (bits(stream, 2 * index + 1) >>> 11) * 0x1p-53;
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    }

    private static long mix(long z) {
        z += 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
