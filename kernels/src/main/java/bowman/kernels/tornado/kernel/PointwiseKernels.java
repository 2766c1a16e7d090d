package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Pointwise kernels, in which each item steps over elements; a result may overwrite an operand. */
public final class PointwiseKernels {

    private PointwiseKernels() {
    }

    public static void fill(KernelContext context, FloatArray y, int yAt, int count, float value) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            y.set(yAt + i, value);
        }
    }

    public static void activate(KernelContext context, FloatArray x, int xAt, FloatArray y, int yAt, int count,
            int activation) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            y.set(yAt + i, ActivationKernels.activate(activation, x.get(xAt + i)));
        }
    }

    public static void activateGradient(KernelContext context, FloatArray dy, int dyAt, FloatArray v, int vAt,
            FloatArray dx, int dxAt, int count, int activation) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            dx.set(dxAt + i, dy.get(dyAt + i) * ActivationKernels.derivative(activation, v.get(vAt + i)));
        }
    }

    public static void add(KernelContext context, FloatArray a, int aAt, FloatArray b, int bAt, FloatArray y, int yAt,
            int count) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            y.set(yAt + i, a.get(aAt + i) + b.get(bAt + i));
        }
    }

    public static void multiply(KernelContext context, FloatArray a, int aAt, FloatArray b, int bAt, FloatArray y,
            int yAt, int count) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            y.set(yAt + i, a.get(aAt + i) * b.get(bAt + i));
        }
    }

    public static void scale(KernelContext context, FloatArray x, int xAt, FloatArray y, int yAt, int count,
            float factor) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            y.set(yAt + i, factor * x.get(xAt + i));
        }
    }

    /** Multiplies maps of {@code perSample} elements a sample by one factor per sample and channel. */
    public static void multiplyChannels(KernelContext context, FloatArray x, int xAt, FloatArray factors, int factorsAt,
            FloatArray y, int yAt, int count, int perSample, int channels) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int factor = i / perSample * channels + i % channels;
            y.set(yAt + i, x.get(xAt + i) * factors.get(factorsAt + factor));
        }
    }
}
