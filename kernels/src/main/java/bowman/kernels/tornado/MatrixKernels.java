package bowman.kernels.tornado;

import static bowman.kernels.tornado.TileKernels.PANEL;
import static bowman.kernels.tornado.TileKernels.PER_ITEM;
import static bowman.kernels.tornado.TileKernels.RIGHT;
import static bowman.kernels.tornado.TileKernels.SIDE;
import static bowman.kernels.tornado.TileKernels.STEP;
import static bowman.kernels.tornado.TileKernels.TILE;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** Products of matrices by tiles, and softmax with its gradient over the channels of a pixel, an item each. */
final class MatrixKernels {

    private MatrixKernels() {
    }

    /** c = a b, of m x n, over k; a group has a tile, the groups along z have the batch. */
    static void multiply(KernelContext context, FloatArray a, int aAt, FloatArray b, int bAt, FloatArray c, int cAt,
            int m, int n, int k, int transposeLeft, int transposeRight) {
        float[] panel = context.allocateFloatLocalArray(PANEL);
        float[] sums = new float[PER_ITEM * PER_ITEM];
        int item = context.localIdx;
        int itemRow = item / SIDE;
        int itemColumn = item % SIDE;
        int row = context.groupIdy * TILE;
        int column = context.groupIdx * TILE;
        int batch = context.groupIdz;
        int left = aAt + batch * m * k;
        int right = bAt + batch * k * n;
        TileKernels.fill(sums, PER_ITEM * PER_ITEM, 0f);
        for (int start = 0; start < k; start += STEP) {
            if (transposeLeft == 0) {
                TileKernels.loadAcross(itemRow, itemColumn, a, left + row * k + start, k, m - row, k - start, panel, 0);
            } else {
                TileKernels.loadAlong(itemRow, itemColumn, a, left + start * m + row, m, m - row, k - start, panel, 0,
                        STEP);
            }
            if (transposeRight == 0) {
                TileKernels.loadAlong(itemRow, itemColumn, b, right + start * n + column, n, n - column, k - start, panel,
                        RIGHT, STEP);
            } else {
                TileKernels.loadAcross(itemRow, itemColumn, b, right + column * k + start, k, n - column, k - start, panel,
                        RIGHT);
            }
            context.localBarrier();
            TileKernels.multiply(itemRow, itemColumn, panel, sums);
            context.localBarrier();
        }
        int out = cAt + batch * m * n;
        for (int i = 0; i < PER_ITEM; i++) {
            int y = row + itemRow + SIDE * i;
            for (int j = 0; j < PER_ITEM; j++) {
                int x = column + itemColumn + SIDE * j;
                if (y < m && x < n) {
                    c.set(out + y * n + x, sums[i * PER_ITEM + j]);
                }
            }
        }
    }

    static void softmax(KernelContext context, FloatArray x, int xAt, FloatArray y, int yAt, int pixels, int channels) {
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

    static void softmaxGradient(KernelContext context, FloatArray dy, int dyAt, FloatArray y, int yAt, FloatArray dx,
            int dxAt, int pixels, int channels) {
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
