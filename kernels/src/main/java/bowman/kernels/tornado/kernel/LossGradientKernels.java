package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * The gradients of losses with respect to the logits. For losses that depend on overlaps, the gradient with respect to
 * a probability p with the target t is a - b t, with two slopes a and b for each segment and channel, (segments,
 * channels, 2).
 */
public final class LossGradientKernels {

    private LossGradientKernels() {
    }

    /** (p - t) times a factor, p = sigmoid(x). */
    public static void binaryCrossEntropy(KernelContext context, FloatArray outer, int outerAt, FloatArray logits,
            int logitsAt, FloatArray targets, int targetsAt, FloatArray dx, int dxAt, int count, float factor) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            float p = ActivationKernels.sigmoid(logits.get(logitsAt + i));
            dx.set(dxAt + i, factor * outer.get(outerAt) * (p - targets.get(targetsAt + i)));
        }
    }

    /** (p - t) times a factor, p = softmax(x). */
    public static void crossEntropy(KernelContext context, FloatArray outer, int outerAt, FloatArray logits,
            int logitsAt, FloatArray targets, int targetsAt, FloatArray dx, int dxAt, int pixels, int channels,
            float factor) {
        for (int pixel = context.globalIdx; pixel < pixels; pixel += context.globalGroupSizeX) {
            int at = pixel * channels;
            int target = (int) targets.get(targetsAt + pixel);
            float largest = ProbabilityKernels.largest(logits, logitsAt + at, channels);
            float sum = 0f;
            for (int c = 0; c < channels; c++) {
                sum += TornadoMath.exp(logits.get(logitsAt + at + c) - largest);
            }
            for (int c = 0; c < channels; c++) {
                float p = TornadoMath.exp(logits.get(logitsAt + at + c) - largest) / sum;
                dx.set(dxAt + at + c, factor * outer.get(outerAt) * (p - (c == target ? 1f : 0f)));
            }
        }
    }

    /** With the dice d = (2 I + smooth) / D and D = P + T + smooth: a = d / D and b = 2 / D, times a factor. */
    public static void diceSlopes(KernelContext context, FloatArray outer, int outerAt, FloatArray overlaps,
            int overlapsAt, FloatArray slopes, int slopesAt, int count, int channels, int firstClass, float smooth,
            float factor) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int at = overlapsAt + 3 * i;
            float denominator = overlaps.get(at + 1) + overlaps.get(at + 2) + smooth;
            float dice = (2f * overlaps.get(at) + smooth) / denominator;
            float scale = i % channels >= firstClass ? factor * outer.get(outerAt) / denominator : 0f;
            slopes.set(slopesAt + 2 * i, scale * dice);
            slopes.set(slopesAt + 2 * i + 1, scale * 2f);
        }
    }

    /**
     * With u the precision and v the recall, 2 u v / (u + v) has the derivatives 2 v^2 / (u + v)^2 with respect to u
     * and 2 u^2 / (u + v)^2 with respect to v; the derivative of u with respect to p is (t - u) / (P + smooth), that of
     * v is t / (T + smooth).
     */
    public static void f1Slopes(KernelContext context, FloatArray outer, int outerAt, FloatArray overlaps,
            int overlapsAt, FloatArray slopes, int slopesAt, int channels, float smooth) {
        for (int i = context.globalIdx; i < channels; i += context.globalGroupSizeX) {
            float intersection = LossKernels.total(overlaps, overlapsAt, channels) + smooth;
            float probabilities = LossKernels.total(overlaps, overlapsAt + 1, channels) + smooth;
            float targets = LossKernels.total(overlaps, overlapsAt + 2, channels) + smooth;
            float precision = intersection / probabilities;
            float recall = intersection / targets;
            float scale = 2f * outer.get(outerAt) / ((precision + recall) * (precision + recall));
            float byPrecision = scale * recall * recall / probabilities;
            float byRecall = scale * precision * precision / targets;
            slopes.set(slopesAt + 2 * i, byPrecision * precision);
            slopes.set(slopesAt + 2 * i + 1, byPrecision + byRecall);
        }
    }

    /**
     * From the gradient with respect to p = sigmoid(x), with the derivative p (1 - p) = e / (1 + e)^2, e = exp(-|x|).
     */
    public static void throughSigmoid(KernelContext context, FloatArray logits, int logitsAt, FloatArray targets,
            int targetsAt, FloatArray slopes, int slopesAt, FloatArray dx, int dxAt, int count, int perSegment,
            int channels) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int at = slopesAt + 2 * (i / perSegment * channels + i % channels);
            float e = TornadoMath.exp(-TornadoMath.abs(logits.get(logitsAt + i)));
            float g = slopes.get(at) - slopes.get(at + 1) * targets.get(targetsAt + i);
            dx.set(dxAt + i, g * e / ((1f + e) * (1f + e)));
        }
    }

    /** From the gradient g with respect to p = softmax(x): p (g - sum p g). */
    public static void throughSoftmax(KernelContext context, FloatArray p, int pAt, FloatArray targets, int targetsAt,
            FloatArray slopes, int slopesAt, FloatArray dx, int dxAt, int pixels, int perSegment, int channels) {
        for (int pixel = context.globalIdx; pixel < pixels; pixel += context.globalGroupSizeX) {
            int at = pixel * channels;
            int slopeAt = slopesAt + 2 * (pixel / perSegment * channels);
            int target = (int) targets.get(targetsAt + pixel);
            float dot = 0f;
            for (int c = 0; c < channels; c++) {
                dot += p.get(pAt + at + c) * byProbability(slopes, slopeAt, c, target);
            }
            for (int c = 0; c < channels; c++) {
                float g = byProbability(slopes, slopeAt, c, target);
                dx.set(dxAt + at + c, p.get(pAt + at + c) * (g - dot));
            }
        }
    }

    private static float byProbability(FloatArray slopes, int at, int c, int target) {
        float a = slopes.get(at + 2 * c);
        return c == target ? a - slopes.get(at + 2 * c + 1) : a;
    }
}
