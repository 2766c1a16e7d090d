package bowman.kernels.shared;

import bowman.graph.ResamplingOp.Divisor;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.ResamplingOp.Window;

/**
 * A linear map along one axis, sparse: element i of the result is the sum over k from {@code starts[i]} to before
 * {@code starts[i + 1]} of {@code weights[k]} times element {@code indices[k]}. Resizes, average pools and their
 * gradients are such maps along both axes.
 */
public record AxisMap(int from, int[] starts, int[] indices, float[] weights) {

    /** Returns the number of elements of the result. */
    public int to() {
        return starts.length - 1;
    }

    /** Passes the terms of an element to a sink, one by one. */
    @FunctionalInterface
    private interface Terms {
        void of(int element, Sink sink);
    }

    @FunctionalInterface
    private interface Sink {
        void term(int index, float weight);
    }

    private static AxisMap of(int from, int to, Terms terms) {
        int[] starts = new int[to + 1];
        for (int i = 0; i < to; i++) {
            int[] count = new int[1];
            terms.of(i, (index, weight) -> count[0]++);
            starts[i + 1] = starts[i] + count[0];
        }
        int[] indices = new int[starts[to]];
        float[] weights = new float[starts[to]];
        for (int i = 0; i < to; i++) {
            int[] next = {starts[i]};
            terms.of(i, (index, weight) -> {
                indices[next[0]] = index;
                weights[next[0]++] = weight;
            });
        }
        return new AxisMap(from, starts, indices, weights);
    }

    /** Returns the map of a resize along an axis of {@code from} elements to {@code to} elements. */
    public static AxisMap resize(Interpolation interpolation, int from, int to) {
        return switch (interpolation) {
            case NEAREST -> of(from, to, (i, sink) -> sink.term(Interpolation.nearest(i, from, to), 1));
            case BILINEAR -> of(from, to, (i, sink) -> linear(Math.max(0, (i + 0.5) * from / to - 0.5), from, sink));
            case BILINEAR_ALIGN_CORNERS -> of(from, to,
                    (i, sink) -> linear(to == 1 ? 0 : (double) i * (from - 1) / (to - 1), from, sink));
        };
    }

    private static void linear(double at, int from, Sink sink) {
        int low = Math.min((int) at, from - 1);
        float weight = (float) (at - low);
        if (low + 1 < from && weight > 0) {
            sink.term(low, 1 - weight);
            sink.term(low + 1, weight);
        } else {
            sink.term(low, 1);
        }
    }

    /** Returns the map of an average pool along an axis of {@code from} elements. */
    public static AxisMap averagePool(Window window, Divisor divisor, int from) {
        return of(from, window.resultExtent(from), (i, sink) -> {
            int start = i * window.stride() - window.padding();
            int first = Math.max(0, start);
            int end = Math.min(start + window.kernel(), from);
            int paddedEnd = Math.min(start + window.kernel(), from + window.padding());
            int count = switch (divisor) {
                case PADDED -> paddedEnd - start;
                case INSIDE -> end - first;
            };
            for (int index = first; index < end; index++) {
                sink.term(index, 1f / count);
            }
        });
    }

    /** Returns the map of the gradient: the matrix transposed. */
    public AxisMap transposed() {
        return of(to(), from, (i, sink) -> {
            for (int element = 0; element < to(); element++) {
                for (int k = starts[element]; k < starts[element + 1]; k++) {
                    if (indices[k] == i) {
                        sink.term(element, weights[k]);
                    }
                }
            }
        });
    }
}
