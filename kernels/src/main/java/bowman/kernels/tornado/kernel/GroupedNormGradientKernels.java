package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * The parts of the gradients of batch norm and group norm. With r = 1 / sqrt(variance + epsilon), z = (x - mean) r and
 * M numbers per statistic: dx = r (gamma dy - sum(gamma dy) / M - z sum(gamma dy z) / M), and without the two sums
 * where the statistics were given. Statistics lie as in {@link GroupedNormKernels}.
 */
public final class GroupedNormGradientKernels {

    private GroupedNormGradientKernels() {
    }

    /**
     * Sums of dy z and of dy over chunks of rows, as (segments, chunks, 2 columns). A chunk's rows lie {@code chunks}
     * apart, so that items of neighbouring chunks read neighbouring rows.
     */
    public static void sumGradients(KernelContext context, FloatArray dy, int dyAt, FloatArray x, int xAt,
            FloatArray statistics, int statisticsAt, FloatArray sums, int sumsAt, int count, int rows, int columns,
            int chunks, int perGroup) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int column = i % columns;
            int part = i / columns;
            int segment = part / chunks;
            int group = segment * (columns / perGroup) + column / perGroup;
            float mean = statistics.get(statisticsAt + 2 * group);
            float dot = 0f;
            float sum = 0f;
            for (int row = part % chunks; row < rows; row += chunks) {
                int at = (segment * rows + row) * columns + column;
                float g = dy.get(dyAt + at);
                dot += g * (x.get(xAt + at) - mean);
                sum += g;
            }
            sums.set(sumsAt + 2 * part * columns + column, dot * statistics.get(statisticsAt + 2 * group + 1));
            sums.set(sumsAt + 2 * part * columns + columns + column, sum);
        }
    }

    /** Sums over the segments of (segments, 2, channels), for one of the two. */
    public static void sumSegments(KernelContext context, FloatArray sums, int sumsAt, FloatArray y, int yAt,
            int segments, int channels) {
        for (int i = context.globalIdx; i < channels; i += context.globalGroupSizeX) {
            float sum = 0f;
            for (int segment = 0; segment < segments; segment++) {
                sum += sums.get(sumsAt + 2 * segment * channels + i);
            }
            y.set(yAt + i, sum);
        }
    }

    /**
     * Each group's mean, r, r sum(gamma dy) / M and r^2 sum(gamma dy z) / M, from which the gradient with respect to
     * the map is computed.
     */
    public static void coefficients(KernelContext context, FloatArray sums, int sumsAt, FloatArray gamma, int gammaAt,
            FloatArray statistics, int statisticsAt, FloatArray coefficients, int coefficientsAt, int count,
            int groups, int perGroup, float factor) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int channel = i % groups * perGroup;
            int at = sumsAt + 2 * (i / groups) * groups * perGroup + channel;
            float dot = 0f;
            float sum = 0f;
            for (int c = 0; c < perGroup; c++) {
                float g = gamma.get(gammaAt + channel + c);
                dot += g * sums.get(at + c);
                sum += g * sums.get(at + groups * perGroup + c);
            }
            float inverse = statistics.get(statisticsAt + 2 * i + 1);
            coefficients.set(coefficientsAt + 4 * i, statistics.get(statisticsAt + 2 * i));
            coefficients.set(coefficientsAt + 4 * i + 1, inverse);
            coefficients.set(coefficientsAt + 4 * i + 2, inverse * factor * sum);
            coefficients.set(coefficientsAt + 4 * i + 3, inverse * inverse * factor * dot);
        }
    }

    public static void byMap(KernelContext context, FloatArray dy, int dyAt, FloatArray x, int xAt, FloatArray gamma,
            int gammaAt, FloatArray coefficients, int coefficientsAt, FloatArray dx, int dxAt, int count,
            int perSegment, int channels, int perGroup) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int channel = i % channels;
            int group = i / perSegment * (channels / perGroup) + channel / perGroup;
            int at = coefficientsAt + 4 * group;
            float factor = gamma.get(gammaAt + channel) * coefficients.get(at + 1);
            float d = x.get(xAt + i) - coefficients.get(at);
            dx.set(dxAt + i, factor * dy.get(dyAt + i) - coefficients.get(at + 2) - d * coefficients.get(at + 3));
        }
    }

    /** The gradient with respect to the map where the statistics were given, one per channel. */
    public static void byMapAlone(KernelContext context, FloatArray dy, int dyAt, FloatArray gamma, int gammaAt,
            FloatArray statistics, int statisticsAt, FloatArray dx, int dxAt, int count, int channels) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int channel = i % channels;
            float factor = gamma.get(gammaAt + channel) * statistics.get(statisticsAt + 2 * channel + 1);
            dx.set(dxAt + i, factor * dy.get(dyAt + i));
        }
    }

    /**
     * The gradient of batch norm over few rows with respect to the map. The terms then nearly cancel: with two rows
     * they would cancel exactly if epsilon were 0. With u = x - mean and g = dy - mean(dy), dx is gamma r^3 (epsilon
     * g_i + mean over j of u_j (g_i u_j - u_i g_j)), and the difference of products is half of (g_i - g_j)(u_i + u_j) -
     * (g_i + g_j)(u_i - u_j): for two rows both sums are 0, exactly so where u and g are taken from the differences to
     * the first row.
     */
    public static void byMapOfFewRows(KernelContext context, FloatArray dy, int dyAt, FloatArray x, int xAt,
            FloatArray gamma, int gammaAt, FloatArray dx, int dxAt, int rows, int channels, float epsilon) {
        for (int i = context.globalIdx; i < rows * channels; i += context.globalGroupSizeX) {
            int channel = i % channels;
            float firstX = x.get(xAt + channel);
            float firstGradient = dy.get(dyAt + channel);
            float meanX = 0f;
            float meanGradient = 0f;
            for (int row = 1; row < rows; row++) {
                meanX += x.get(xAt + row * channels + channel) - firstX;
                meanGradient += dy.get(dyAt + row * channels + channel) - firstGradient;
            }
            meanX = meanX / rows;
            meanGradient = meanGradient / rows;
            float u = x.get(xAt + i) - firstX - meanX;
            float g = dy.get(dyAt + i) - firstGradient - meanGradient;
            float squares = 0f;
            float crossed = 0f;
            for (int row = 0; row < rows; row++) {
                float other = x.get(xAt + row * channels + channel) - firstX - meanX;
                float otherGradient = dy.get(dyAt + row * channels + channel) - firstGradient - meanGradient;
                squares += other * other;
                crossed += other * 0.5f * ((g - otherGradient) * (u + other) - (g + otherGradient) * (u - other));
            }
            float r = 1f / TornadoMath.sqrt(squares / rows + epsilon);
            dx.set(dxAt + i, gamma.get(gammaAt + channel) * r * r * r * (epsilon * g + crossed / rows));
        }
    }
}
