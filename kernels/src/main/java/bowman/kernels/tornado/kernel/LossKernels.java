package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Losses. Terms are summed over chunks of elements or pixels that lie {@code chunks} apart, so that neighbouring items
 * read neighbouring numbers. Logits that are not finite result in a loss that is not.
 */
public final class LossKernels {

    private LossKernels() {
    }

    /** Sums of max(x, 0) - x t + log(1 + exp(-|x|)), times a factor. */
    public static void binaryCrossEntropy(KernelContext context, FloatArray logits, int logitsAt, FloatArray targets,
            int targetsAt, FloatArray sums, int sumsAt, int count, int chunks, float factor) {
        for (int i = context.globalIdx; i < chunks; i += context.globalGroupSizeX) {
            float sum = 0f;
            for (int element = i; element < count; element += chunks) {
                float x = logits.get(logitsAt + element);
                sum += TornadoMath.max(x, 0f) - x * targets.get(targetsAt + element)
                        + logOfOnePlus(TornadoMath.exp(-TornadoMath.abs(x)));
            }
            sums.set(sumsAt + i, factor * sum);
        }
    }

    /** log(1 + e) for e from 0 to 1, also where e is small: 2 artanh(s) with s = e / (2 + e), by its series. */
    private static float logOfOnePlus(float e) {
        float s = e / (2f + e);
        float square = s * s;
        float series = 1f / 15f;
        series = series * square + 1f / 13f;
        series = series * square + 1f / 11f;
        series = series * square + 1f / 9f;
        series = series * square + 1f / 7f;
        series = series * square + 1f / 5f;
        series = series * square + 1f / 3f;
        return 2f * s + 2f * s * square * series;
    }

    /** Sums of -log softmax(x)[t], times a factor. A class that does not exist makes it huge. */
    public static void crossEntropy(KernelContext context, FloatArray logits, int logitsAt, FloatArray targets,
            int targetsAt, FloatArray sums, int sumsAt, int pixels, int channels, int chunks, float factor) {
        for (int i = context.globalIdx; i < chunks; i += context.globalGroupSizeX) {
            float sum = 0f;
            for (int pixel = i; pixel < pixels; pixel += chunks) {
                int at = logitsAt + pixel * channels;
                int target = (int) targets.get(targetsAt + pixel);
                float largest = ProbabilityKernels.largest(logits, at, channels);
                float exponentials = 0f;
                float chosen = -Float.MAX_VALUE;
                for (int c = 0; c < channels; c++) {
                    float x = logits.get(at + c);
                    exponentials += TornadoMath.exp(x - largest);
                    chosen = c == target ? x : chosen;
                }
                sum += TornadoMath.log(exponentials) + (largest - chosen);
            }
            sums.set(sumsAt + i, factor * sum);
        }
    }

    /** The mean of 1 - (2 I + smooth) / (P + T + smooth) over segments and the channels from the first class on. */
    public static void dice(KernelContext context, FloatArray overlaps, int overlapsAt, FloatArray y, int yAt,
            int count, int channels, int firstClass, float smooth, float factor) {
        if (context.globalIdx == 0) {
            float sum = 0f;
            for (int i = 0; i < count; i++) {
                int at = overlapsAt + 3 * i;
                float dice = (2f * overlaps.get(at) + smooth) / (overlaps.get(at + 1) + overlaps.get(at + 2) + smooth);
                sum += i % channels >= firstClass ? 1f - dice : 0f;
            }
            y.set(yAt, factor * sum);
        }
    }

    /** 1 - 2 PR / (P + R) with the precision and the recall of all channels. */
    public static void f1(KernelContext context, FloatArray overlaps, int overlapsAt, FloatArray y, int yAt,
            int channels, float smooth) {
        if (context.globalIdx == 0) {
            float intersection = total(overlaps, overlapsAt, channels) + smooth;
            float precision = intersection / (total(overlaps, overlapsAt + 1, channels) + smooth);
            float recall = intersection / (total(overlaps, overlapsAt + 2, channels) + smooth);
            y.set(yAt, 1f - 2f * precision * recall / (precision + recall));
        }
    }

    /** The sum over channels of one of I, P and T. */
    static float total(FloatArray overlaps, int at, int channels) {
        float sum = 0f;
        for (int c = 0; c < channels; c++) {
            sum += overlaps.get(at + 3 * c);
        }
        return sum;
    }
}
