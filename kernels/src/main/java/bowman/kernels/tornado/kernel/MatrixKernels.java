package bowman.kernels.tornado.kernel;

import static bowman.kernels.tornado.kernel.TileKernels.ITEMS;
import static bowman.kernels.tornado.kernel.TileKernels.PER_ITEM;
import static bowman.kernels.tornado.kernel.TileKernels.PITCH;
import static bowman.kernels.tornado.kernel.TileKernels.SIDE;
import static bowman.kernels.tornado.kernel.TileKernels.TILE;
import static bowman.kernels.tornado.kernel.TileKernels.element;
import static bowman.kernels.tornado.kernel.TileKernels.fill;
import static bowman.kernels.tornado.kernel.TileKernels.inside;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Products of matrices by tiles, and softmax with its gradient over the channels of a pixel, an item each. */
public final class MatrixKernels {

    /** The number of steps of the two factors that fit into a panel. */
    private static final int STEPS = TileKernels.STEPS / 2;

    private MatrixKernels() {
    }

    /** c = a b, of m x n, over k; a group computes a tile, and the groups along z are the batch. */
    public static void multiply(KernelContext context, FloatArray a, int aAt, FloatArray b, int bAt, FloatArray c,
            int cAt, int m, int n, int k, int transposeLeft, int transposeRight) {
        float[] panel = context.allocateFloatLocalArray(TileKernels.PANEL);
        float[] sums = new float[PER_ITEM * PER_ITEM];
        int item = context.localIdx;
        int row = item / SIDE;
        int column = item % SIDE;
        int firstRow = context.groupIdy * TILE;
        int firstColumn = context.groupIdx * TILE;
        int batch = context.groupIdz;
        int left = aAt + batch * m * k;
        int right = bAt + batch * k * n;
        fill(sums, PER_ITEM * PER_ITEM, 0f);
        for (int start = 0; start < k; start += STEPS) {
            float valid = 1f;
            if (k % STEPS != 0) {
                valid = inside(start + item % STEPS, k);
            }
            // Neighbouring items read neighbouring elements.
            for (int i = 0; i < TILE * STEPS / ITEMS; i++) {
                if (transposeLeft == 0) {
                    int place = item / STEPS + ITEMS / STEPS * i;
                    panel[item % STEPS * PITCH + place] = valid
                            * element(a, left, k, firstRow + place, m, start + item % STEPS, k);
                } else {
                    int step = item / TILE + ITEMS / TILE * i;
                    panel[step * PITCH + item % TILE] = inside(start + step, k)
                            * element(a, left, m, start + step, k, firstRow + item % TILE, m);
                }
                if (transposeRight == 0) {
                    int step = item / TILE + ITEMS / TILE * i;
                    panel[(STEPS + step) * PITCH + item % TILE] =
                            element(b, right, n, start + step, k, firstColumn + item % TILE, n);
                } else {
                    int place = item / STEPS + ITEMS / STEPS * i;
                    panel[(STEPS + item % STEPS) * PITCH + place] =
                            element(b, right, k, firstColumn + place, n, start + item % STEPS, k);
                }
            }
            context.localBarrier();
            for (int step = 0; step < STEPS; step++) {
                for (int i = 0; i < PER_ITEM; i++) {
                    float factor = panel[step * PITCH + row + SIDE * i];
                    for (int j = 0; j < PER_ITEM; j++) {
                        sums[i * PER_ITEM + j] += factor * panel[(STEPS + step) * PITCH + column + SIDE * j];
                    }
                }
            }
            context.localBarrier();
        }
        for (int i = 0; i < PER_ITEM; i++) {
            int y = firstRow + row + SIDE * i;
            for (int j = 0; j < PER_ITEM; j++) {
                int x = firstColumn + column + SIDE * j;
                if (y < m && x < n) {
                    c.set(cAt + (batch * m + y) * n + x, sums[i * PER_ITEM + j]);
                }
            }
        }
    }

    public static void softmax(KernelContext context, FloatArray x, int xAt, FloatArray y, int yAt, int pixels,
            int channels) {
        for (int i = context.globalIdx; i < pixels; i += context.globalGroupSizeX) {
            int from = xAt + i * channels;
            int to = yAt + i * channels;
            float largest = x.get(from);
            for (int c = 1; c < channels; c++) {
                largest = Math.max(largest, x.get(from + c));
            }
            float sum = 0f;
            for (int c = 0; c < channels; c++) {
                float share = TornadoMath.exp(x.get(from + c) - largest);
                y.set(to + c, share);
                sum += share;
            }
            for (int c = 0; c < channels; c++) {
                y.set(to + c, y.get(to + c) / sum);
            }
        }
    }

    public static void softmaxGradient(KernelContext context, FloatArray dy, int dyAt, FloatArray y, int yAt,
            FloatArray dx, int dxAt, int pixels, int channels) {
        for (int i = context.globalIdx; i < pixels; i += context.globalGroupSizeX) {
            int at = i * channels;
            float dot = 0f;
            for (int c = 0; c < channels; c++) {
                dot += dy.get(dyAt + at + c) * y.get(yAt + at + c);
            }
            for (int c = 0; c < channels; c++) {
                dx.set(dxAt + at + c, y.get(yAt + at + c) * (dy.get(dyAt + at + c) - dot));
            }
        }
    }
}
