package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * The parts of batch norm and group norm. Statistics are (segments, groups, 2): the mean and 1 / sqrt(variance +
 * epsilon) of a group of channels over the rows of a segment, which is a sample, or for batch norm the whole batch.
 */
public final class GroupedNormKernels {

    private GroupedNormKernels() {
    }

    /**
     * Sums of (x - mean)^2 over chunks of the rows of (segments, rows, columns), times a factor, as (segments, chunks,
     * columns). The means of neighbouring groups lie {@code stride} apart. A chunk's rows lie {@code chunks} apart, so
     * that items of neighbouring chunks read neighbouring rows.
     */
    public static void sumSquares(KernelContext context, FloatArray x, int xAt, FloatArray means, int meansAt,
            int stride, FloatArray y, int yAt, int count, int rows, int columns, int chunks, int perGroup,
            float factor) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int column = i % columns;
            int chunk = i / columns % chunks;
            int segment = i / columns / chunks;
            float mean = means.get(meansAt + stride * (segment * (columns / perGroup) + column / perGroup));
            float sum = 0f;
            for (int row = chunk; row < rows; row += chunks) {
                float d = x.get(xAt + (segment * rows + row) * columns + column) - mean;
                sum += d * d;
            }
            y.set(yAt + i, factor * sum);
        }
    }

    /** Each group's mean, from its channels' parts of it. */
    public static void groupMeans(KernelContext context, FloatArray parts, int partsAt, FloatArray statistics,
            int statisticsAt, int count, int perGroup) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            statistics.set(statisticsAt + 2 * i, sum(parts, partsAt + i * perGroup, perGroup));
        }
    }

    /** Each group's 1 / sqrt(variance + epsilon), from its channels' parts of the variance. */
    public static void groupDeviations(KernelContext context, FloatArray parts, int partsAt, FloatArray statistics,
            int statisticsAt, int count, int perGroup, float epsilon) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            float variance = sum(parts, partsAt + i * perGroup, perGroup);
            statistics.set(statisticsAt + 2 * i + 1, 1f / TornadoMath.sqrt(variance + epsilon));
        }
    }

    private static float sum(FloatArray parts, int at, int count) {
        float sum = 0f;
        for (int i = 0; i < count; i++) {
            sum += parts.get(at + i);
        }
        return sum;
    }

    /** Statistics from means and variances. */
    public static void statistics(KernelContext context, FloatArray means, int meansAt, FloatArray variances,
            int variancesAt, FloatArray statistics, int statisticsAt, int count, float epsilon) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            statistics.set(statisticsAt + 2 * i, means.get(meansAt + i));
            statistics.set(statisticsAt + 2 * i + 1,
                    1f / TornadoMath.sqrt(variances.get(variancesAt + i) + epsilon));
        }
    }

    public static void normalizeGroups(KernelContext context, FloatArray x, int xAt, FloatArray gamma, int gammaAt,
            FloatArray beta, int betaAt, FloatArray statistics, int statisticsAt, FloatArray y, int yAt, int count,
            int perSegment, int channels, int perGroup) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int channel = i % channels;
            int group = i / perSegment * (channels / perGroup) + channel / perGroup;
            float d = x.get(xAt + i) - statistics.get(statisticsAt + 2 * group);
            float factor = statistics.get(statisticsAt + 2 * group + 1) * gamma.get(gammaAt + channel);
            y.set(yAt + i, d * factor + beta.get(betaAt + channel));
        }
    }
}
