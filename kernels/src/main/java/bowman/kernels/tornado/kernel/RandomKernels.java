package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Random numbers that depend on a key, a stream and an index alone: those of {@link bowman.runtime.RandomKey}. */
public final class RandomKernels {

    public static final int ELEMENT = 0;
    public static final int CHANNEL = 1;
    public static final int SAMPLE = 2;

    private RandomKernels() {
    }

    /** Multiplies by 0 or by {@code factor}, unit by unit; the key is four numbers of 16 bits. */
    public static void dropout(KernelContext context, FloatArray x, int xAt, FloatArray key, int keyAt, FloatArray y,
            int yAt, int count, int perSample, int channels, int unit, int stream, float rate, float factor) {
        long bits = (long) key.get(keyAt) | (long) key.get(keyAt + 1) << 16 | (long) key.get(keyAt + 2) << 32
                | (long) key.get(keyAt + 3) << 48;
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int index = i;
            if (unit == CHANNEL) {
                index = i / perSample * channels + i % channels;
            } else if (unit == SAMPLE) {
                index = i / perSample;
            }
            y.set(yAt + i, draw(bits, stream, index) < rate ? 0f : factor * x.get(xAt + i));
        }
    }

    /** Uniform in [0, 1), a multiple of 2^-24. */
    private static float draw(long key, int stream, int index) {
        long bits = mix(mix(key + stream * 0x9E3779B97F4A7C15L) + index * 0xD1B54A32D192ED03L);
        return (bits >> 40 & 0xFFFFFF) * 0x1p-24f;
    }

    /** The mixing function of SplitMix64, with a shift and a mask in place of each unsigned shift. */
    private static long mix(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ z >> 30 & 0x3FFFFFFFFL) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >> 27 & 0x1FFFFFFFFFL) * 0x94D049BB133111EBL;
        return z ^ z >> 31 & 0x1FFFFFFFFL;
    }
}
