package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Sums over rows, per column and segment: each item sums a chunk of rows, so that sums of many rows take two or three
 * launches and round little. The result is (segments, chunks, columns).
 */
public final class ReductionKernels {

    private ReductionKernels() {
    }

    /** The sums of x, of (segments, rows, columns), times a factor. */
    public static void sumRows(KernelContext context, FloatArray x, int xAt, int rows, int columns, FloatArray y,
            int yAt, int count, int chunks, int chunkRows, float factor) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int column = i % columns;
            int chunk = i / columns % chunks;
            int segment = i / columns / chunks;
            int end = Math.min((chunk + 1) * chunkRows, rows);
            float sum = 0f;
            for (int row = chunk * chunkRows; row < end; row++) {
                sum += x.get(xAt + (segment * rows + row) * columns + column);
            }
            y.set(yAt + i, factor * sum);
        }
    }

    /** The sums of the products of a and b. */
    public static void sumProducts(KernelContext context, FloatArray a, int aAt, FloatArray b, int bAt, int rows,
            int columns, FloatArray y, int yAt, int count, int chunks, int chunkRows) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int column = i % columns;
            int chunk = i / columns % chunks;
            int segment = i / columns / chunks;
            int end = Math.min((chunk + 1) * chunkRows, rows);
            float sum = 0f;
            for (int row = chunk * chunkRows; row < end; row++) {
                int at = (segment * rows + row) * columns + column;
                sum += a.get(aAt + at) * b.get(bAt + at);
            }
            y.set(yAt + i, sum);
        }
    }

    /** Each element of (segments, columns) times a factor, at every row of (segments, rows, columns). */
    public static void spread(KernelContext context, FloatArray x, int xAt, FloatArray y, int yAt, int count,
            int perSegment, int columns, float factor) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            y.set(yAt + i, factor * x.get(xAt + i / perSegment * columns + i % columns));
        }
    }
}
