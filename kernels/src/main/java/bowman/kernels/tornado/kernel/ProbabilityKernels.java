package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * The probabilities of logits, and their overlaps with the targets: I = sum p t, P = sum p and T = sum t over chunks of
 * a segment's pixels, as (segments, chunks, channels, 3). A chunk's pixels lie {@code chunks} apart, so that
 * neighbouring items read neighbouring numbers.
 */
public final class ProbabilityKernels {

    private ProbabilityKernels() {
    }

    static float largest(FloatArray logits, int at, int channels) {
        float largest = logits.get(at);
        for (int c = 1; c < channels; c++) {
            largest = TornadoMath.max(largest, logits.get(at + c));
        }
        return largest;
    }

    /** Softmax over the channels of each pixel. */
    public static void softmax(KernelContext context, FloatArray logits, int logitsAt, FloatArray p, int pAt,
            int pixels, int channels) {
        for (int pixel = context.globalIdx; pixel < pixels; pixel += context.globalGroupSizeX) {
            int at = pixel * channels;
            float largest = largest(logits, logitsAt + at, channels);
            float sum = 0f;
            for (int c = 0; c < channels; c++) {
                float e = TornadoMath.exp(logits.get(logitsAt + at + c) - largest);
                p.set(pAt + at + c, e);
                sum += e;
            }
            for (int c = 0; c < channels; c++) {
                p.set(pAt + at + c, p.get(pAt + at + c) / sum);
            }
        }
    }

    /** Overlaps of the logits' sigmoids with masks. */
    public static void overlapMasks(KernelContext context, FloatArray logits, int logitsAt, FloatArray targets,
            int targetsAt, FloatArray sums, int sumsAt, int count, int pixels, int channels, int chunks) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int part = i / channels;
            int segment = part / chunks;
            float both = 0f;
            float probabilities = 0f;
            float masks = 0f;
            for (int pixel = part % chunks; pixel < pixels; pixel += chunks) {
                int at = (segment * pixels + pixel) * channels + i % channels;
                float p = ActivationKernels.sigmoid(logits.get(logitsAt + at));
                float t = targets.get(targetsAt + at);
                both += p * t;
                probabilities += p;
                masks += t;
            }
            sums.set(sumsAt + 3 * i, both);
            sums.set(sumsAt + 3 * i + 1, probabilities);
            sums.set(sumsAt + 3 * i + 2, masks);
        }
    }

    /** Overlaps of the probabilities of classes with the pixels of these classes. */
    public static void overlapClasses(KernelContext context, FloatArray p, int pAt, FloatArray targets, int targetsAt,
            FloatArray sums, int sumsAt, int count, int pixels, int channels, int chunks) {
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int channel = i % channels;
            int part = i / channels;
            int segment = part / chunks;
            float both = 0f;
            float probabilities = 0f;
            float members = 0f;
            for (int pixel = part % chunks; pixel < pixels; pixel += chunks) {
                int at = segment * pixels + pixel;
                float probability = p.get(pAt + at * channels + channel);
                float t = (int) targets.get(targetsAt + at) == channel ? 1f : 0f;
                both += probability * t;
                probabilities += probability;
                members += t;
            }
            sums.set(sumsAt + 3 * i, both);
            sums.set(sumsAt + 3 * i + 1, probabilities);
            sums.set(sumsAt + 3 * i + 2, members);
        }
    }
}
