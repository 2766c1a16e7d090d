package bowman.kernels.tornado.kernel;

import java.util.function.IntUnaryOperator;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Kernels as they should be. */
final class CleanKernels {

    private static final int TILE = 16;

    private CleanKernels() {
    }

    static void tiles(KernelContext context, FloatArray in, FloatArray out, int width, int stride) {
        float[] local = context.allocateFloatLocalArray(TILE * TILE);
        int item = context.localIdy * TILE + context.localIdx;
        int pixel = context.groupIdx * TILE + item / TILE;
        for (int i = item; i < TILE * TILE; i += TILE) {
            local[i] = in.get(pixel / width + i % TILE);
        }
        context.localBarrier();
        for (int i = width - 1; i >= 0; i--) {
            out.set(i / stride, sigmoid(local[i % TILE]));
        }
    }

    static void gradients(KernelContext context, FloatArray in, IntArray counts, FloatArray out, int padding,
            int stride) {
        for (int i = context.globalIdx; i < out.getSize(); i += context.globalGroupSizeX) {
            int from = i + 1 - padding;
            if (from >= 0 && from % stride == 0) {
                out.set(i, in.get(from / stride));
            }
            int count = counts.get(i);
            out.set(i, out.get(i) / 2 + (count > 0 ? (float) (count / 2) : 0f));
            out.set(i, out.get(i) + Math.max(count, 0) / 4 + TornadoMath.min(i, padding) / 8 + (count & 255) / 2);
        }
    }

    static void random(IntArray out, int seed) {
        for (@Parallel
        int i = 0; i < out.getSize(); i++) {
            int bits = seed ^ i * 0x9E3779B9;
            bits ^= (bits >> 15) & 0x1FFFF;
            long wide = (long) i / 4;
            out.set(i, switch (i & 3) {
                case 0 -> bits / 3;
                case 1 -> (int) (wide / 2);
                default -> bits;
            });
        }
    }

    static void mapped(IntArray out) {
        IntUnaryOperator twice = x -> 2 * x;
        out.set(0, twice(twice, out.get(0)));
    }

    private static int twice(IntUnaryOperator function, int x) {
        return x + (function == null ? 0 : 1);
    }

    private static float sigmoid(float x) {
        return 1f / (1f + TornadoMath.exp(-x));
    }
}
