package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Kernels that move elements. */
public final class ArrangementKernels {

    private ArrangementKernels() {
    }

    public static void copy(KernelContext context, FloatArray x, int xAt, FloatArray y, int yAt, int count) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            y.set(yAt + i, x.get(xAt + i));
        }
    }

    /** Copies rows of {@code width} elements out of and into wider ones; {@code count} elements in all. */
    public static void copyRows(KernelContext context, FloatArray x, int xAt, int xPitch, FloatArray y, int yAt,
            int yPitch, int width, int count) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int row = i / width;
            int column = i % width;
            y.set(yAt + row * yPitch + column, x.get(xAt + row * xPitch + column));
        }
    }

    /** Rows of {@code xWidth} elements as columns {@code from} ... of rows of {@code yWidth} that are 0 elsewhere. */
    public static void embed(KernelContext context, FloatArray x, int xAt, int xWidth, int from, FloatArray y, int yAt,
            int yWidth, int count) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int row = i / yWidth;
            int column = i % yWidth - from;
            float value = 0f;
            if (column >= 0 && column < xWidth) {
                value = x.get(xAt + row * xWidth + column);
            }
            y.set(yAt + i, value);
        }
    }
}
