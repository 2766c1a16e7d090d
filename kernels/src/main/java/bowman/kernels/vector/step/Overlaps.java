package bowman.kernels.vector.step;

import bowman.kernels.vector.program.DoubleSums;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/** For each segment (the batch, or a sample) and channel: I = sum p t, P = sum p and T = sum t over the pixels. */
final class Overlaps {

    private static final int PART_PIXELS = 1 << 13;

    private final Probabilities probabilities;
    private final View logits;
    private final View targets;
    private final int segments;
    private final int parts;
    private final DoubleSums sums;

    Overlaps(Memory memory, Probabilities probabilities, View logits, View targets, int segments) {
        this.probabilities = probabilities;
        this.logits = logits;
        this.targets = targets;
        this.segments = segments;
        this.parts = Math.ceilDiv(pixels(), PART_PIXELS);
        this.sums = new DoubleSums(memory, segments * parts, 3 * channels());
    }

    Probabilities probabilities() {
        return probabilities;
    }

    int segments() {
        return segments;
    }

    int channels() {
        return logits.shape().channels();
    }

    /** Pixels of a segment. */
    int pixels() {
        return logits.shape().pixels() / segments;
    }

    void run(Workers workers) {
        int c = channels();
        sums.run(workers, (index, into) -> {
            int segment = index / parts;
            int first = index % parts * PART_PIXELS;
            int end = Math.min(first + PART_PIXELS, pixels());
            double[] p = new double[c];
            for (int i = first; i < end; i++) {
                int pixel = segment * pixels() + i;
                probabilities.of(logits, pixel, c, p);
                for (int channel = 0; channel < c; channel++) {
                    double t = probabilities.target(targets, pixel, c, channel);
                    into[3 * channel] += p[channel] * t;
                    into[3 * channel + 1] += p[channel];
                    into[3 * channel + 2] += t;
                }
            }
        });
    }

    double intersection(int segment, int channel) {
        return sum(segment, 3 * channel);
    }

    double probabilities(int segment, int channel) {
        return sum(segment, 3 * channel + 1);
    }

    double targets(int segment, int channel) {
        return sum(segment, 3 * channel + 2);
    }

    private double sum(int segment, int i) {
        return sums.total(i, segment * parts, (segment + 1) * parts);
    }
}
