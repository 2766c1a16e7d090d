package bowman.kernels.vector.step;

import bowman.graph.Shape;
import bowman.kernels.vector.kernel.GemmKernels;
import bowman.kernels.vector.program.View;

/**
 * Keys and values of one sample and head as panels: transposed (channels by keys) for products with one result per key,
 * and upright (keys by channels) for sums over the keys.
 */
record AttentionPanels(GemmKernels gemm, Shape keysAndValues, int heads) {

    int keys() {
        return keysAndValues.height() * keysAndValues.width();
    }

    /** Channels of all heads. */
    int channels() {
        return keysAndValues.channels() / 2;
    }

    /** Channels of one head. */
    int headChannels() {
        return channels() / heads;
    }

    int transposedFloats() {
        return Math.ceilDiv(keys(), gemm.panel()) * headChannels() * gemm.panel();
    }

    int uprightFloats() {
        return Math.ceilDiv(headChannels(), gemm.panel()) * keys() * gemm.panel();
    }

    /** The offset of the head's keys, or with {@code values} of its values. */
    private int start(View view, int sample, int head, boolean values) {
        return view.offset() + sample * keys() * 2 * channels() + (values ? channels() : 0) + head * headChannels();
    }

    void transpose(View view, int sample, int head, boolean values, float[] to, int at) {
        float[] from = view.array();
        int start = start(view, sample, head, values);
        int width = gemm.panel();
        for (int j = 0; j < keys(); j++) {
            int panel = at + j / width * headChannels() * width + j % width;
            int row = start + j * 2 * channels();
            for (int d = 0; d < headChannels(); d++) {
                to[panel + d * width] = from[row + d];
            }
        }
    }

    void upright(View view, int sample, int head, boolean values, float[] to, int at) {
        int start = start(view, sample, head, values);
        int width = gemm.panel();
        for (int d = 0; d < headChannels(); d += width) {
            gemm.copyRows(keys(), view.array(), start + d, 2 * channels(), to, at + d * keys());
        }
    }

    /** out[i][j] = dot of row i of {@code a} with key (or value) j; rows of {@code out} lie {@link #pitch()} apart. */
    void scores(int rows, float[] a, int ao, int aRow, float[] transposed, int at, float[] out, int oo) {
        int width = gemm.panel();
        for (int j = 0; j < keys(); j += width) {
            gemm.multiply(rows, Math.min(width, keys() - j), headChannels(), a, ao, aRow, 1, transposed,
                    at + j * headChannels(), width, out, oo + j, pitch(), false);
        }
    }

    /** out[i] = sum over the keys j of p[i][j] times key (or value) j. */
    void combine(int rows, float[] p, int po, float[] upright, int at, float[] out, int oo, int outRow) {
        int width = gemm.panel();
        for (int d = 0; d < headChannels(); d += width) {
            gemm.multiply(rows, Math.min(width, headChannels() - d), keys(), p, po, pitch(), 1, upright,
                    at + d * keys(), width, out, oo + d, outRow, false);
        }
    }

    /**
     * The number of floats per row of scores: not a multiple of a page, so that rows do not compete for the same cache
     * sets.
     */
    int pitch() {
        return Math.ceilDiv(keys(), 16) * 16 + 16;
    }
}
