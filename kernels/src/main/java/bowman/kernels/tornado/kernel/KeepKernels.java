package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Kernels that do nothing but make arrays part of a task graph, so that the graph keeps them on the device for the next
 * graphs.
 */
public final class KeepKernels {

    private KeepKernels() {
    }

    public static void keep(KernelContext context, FloatArray a) {
        if (context.globalIdx == 0) {
            touch(a);
        }
    }

    public static void keepTwo(KernelContext context, FloatArray a, FloatArray b) {
        if (context.globalIdx == 0) {
            touch(a);
            touch(b);
        }
    }

    public static void keepFour(KernelContext context, FloatArray a, FloatArray b, FloatArray c, FloatArray d) {
        if (context.globalIdx == 0) {
            touch(a);
            touch(b);
            touch(c);
            touch(d);
        }
    }

    private static void touch(FloatArray array) {
        array.set(0, array.get(0));
    }
}
