package bowman.kernels.tornado.kernel;

import bowman.kernels.tornado.device.Grid;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Layer norm: {@value #LANES} items share a row, which is a pixel's channels, and each sums the row's partial sums
 * itself, so that a sum costs one barrier. The loops over partial sums are written out in the kernels, since in a
 * helper TornadoVM treats a local array as one in global memory.
 */
public final class LayerNormKernels {

    private static final int LANES = 32;

    /** The rows of a work group. */
    public static final int ROWS = Grid.ITEMS / LANES;

    private LayerNormKernels() {
    }

    public static void normalizeRows(KernelContext context, FloatArray x, int xAt, FloatArray gamma, int gammaAt,
            FloatArray beta, int betaAt, FloatArray y, int yAt, int rows, int columns, float epsilon) {
        float[] sums = context.allocateFloatLocalArray(Grid.ITEMS);
        float[] squares = context.allocateFloatLocalArray(Grid.ITEMS);
        int item = context.localIdx;
        int lane = item % LANES;
        int row = context.groupIdx * ROWS + item / LANES;
        int at = row * columns;
        int end = row < rows ? columns : 0;
        sums[item] = sum(x, xAt + at, lane, end);
        context.localBarrier();
        float mean = 0f;
        for (int i = 0; i < LANES; i++) {
            mean += sums[item - lane + i];
        }
        mean = mean / columns;
        squares[item] = sumSquares(x, xAt + at, lane, end, mean);
        context.localBarrier();
        float variance = 0f;
        for (int i = 0; i < LANES; i++) {
            variance += squares[item - lane + i];
        }
        float inverse = 1f / TornadoMath.sqrt(variance / columns + epsilon);
        for (int c = lane; c < end; c += LANES) {
            float normalized = (x.get(xAt + at + c) - mean) * inverse;
            y.set(yAt + at + c, normalized * gamma.get(gammaAt + c) + beta.get(betaAt + c));
        }
    }

    /**
     * The gradient with respect to the map, r (g - mean(g) - z mean(g z)) with g = gamma dy, z the normalized map and r
     * = 1 / sqrt(variance + epsilon); also writes each row's mean and r.
     */
    public static void gradient(KernelContext context, FloatArray dy, int dyAt, FloatArray x, int xAt, FloatArray gamma,
            int gammaAt, FloatArray dx, int dxAt, FloatArray statistics, int statisticsAt, int rows, int columns,
            float epsilon) {
        float[] sums = context.allocateFloatLocalArray(Grid.ITEMS);
        float[] squares = context.allocateFloatLocalArray(Grid.ITEMS);
        float[] gradients = context.allocateFloatLocalArray(Grid.ITEMS);
        float[] products = context.allocateFloatLocalArray(Grid.ITEMS);
        int item = context.localIdx;
        int lane = item % LANES;
        int row = context.groupIdx * ROWS + item / LANES;
        int at = row * columns;
        int end = row < rows ? columns : 0;
        sums[item] = sum(x, xAt + at, lane, end);
        context.localBarrier();
        float mean = 0f;
        for (int i = 0; i < LANES; i++) {
            mean += sums[item - lane + i];
        }
        mean = mean / columns;
        float gradientSum = 0f;
        float productSum = 0f;
        for (int c = lane; c < end; c += LANES) {
            float g = gamma.get(gammaAt + c) * dy.get(dyAt + at + c);
            gradientSum += g;
            productSum += g * (x.get(xAt + at + c) - mean);
        }
        squares[item] = sumSquares(x, xAt + at, lane, end, mean);
        gradients[item] = gradientSum;
        products[item] = productSum;
        context.localBarrier();
        float variance = 0f;
        float meanGradient = 0f;
        float meanProduct = 0f;
        for (int i = 0; i < LANES; i++) {
            variance += squares[item - lane + i];
            meanGradient += gradients[item - lane + i];
            meanProduct += products[item - lane + i];
        }
        float inverse = 1f / TornadoMath.sqrt(variance / columns + epsilon);
        meanGradient = meanGradient / columns;
        meanProduct = meanProduct / columns * inverse;
        for (int c = lane; c < end; c += LANES) {
            float g = gamma.get(gammaAt + c) * dy.get(dyAt + at + c);
            float normalized = (x.get(xAt + at + c) - mean) * inverse;
            dx.set(dxAt + at + c, inverse * (g - meanGradient - normalized * meanProduct));
        }
        if (lane == 0 && row < rows) {
            statistics.set(statisticsAt + 2 * row, mean);
            statistics.set(statisticsAt + 2 * row + 1, inverse);
        }
    }

    private static float sum(FloatArray x, int at, int lane, int end) {
        float sum = 0f;
        for (int c = lane; c < end; c += LANES) {
            sum += x.get(at + c);
        }
        return sum;
    }

    private static float sumSquares(FloatArray x, int at, int lane, int end, float mean) {
        float sum = 0f;
        for (int c = lane; c < end; c += LANES) {
            float d = x.get(at + c) - mean;
            sum += d * d;
        }
        return sum;
    }

    /**
     * Sums of dy z and of dy over chunks of rows, as (chunks, 2 columns), the parts of the gradients with respect to
     * gamma and beta. A chunk's rows lie {@code chunks} apart, so that items of neighbouring chunks read neighbouring
     * rows.
     */
    public static void sumGradients(KernelContext context, FloatArray dy, int dyAt, FloatArray x, int xAt,
            FloatArray statistics, int statisticsAt, FloatArray sums, int sumsAt, int rows, int columns, int chunks) {
        for (int i = context.globalIdx; i < chunks * columns; i += context.globalGroupSizeX) {
            int column = i % columns;
            int chunk = i / columns;
            float dot = 0f;
            float sum = 0f;
            for (int row = chunk; row < rows; row += chunks) {
                float g = dy.get(dyAt + row * columns + column);
                float d = x.get(xAt + row * columns + column) - statistics.get(statisticsAt + 2 * row);
                dot += g * d * statistics.get(statisticsAt + 2 * row + 1);
                sum += g;
            }
            sums.set(sumsAt + 2 * chunk * columns + column, dot);
            sums.set(sumsAt + 2 * chunk * columns + columns + column, sum);
        }
    }
}
