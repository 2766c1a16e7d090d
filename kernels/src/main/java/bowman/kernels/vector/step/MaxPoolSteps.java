package bowman.kernels.vector.step;

import bowman.graph.Node;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Shape;
import bowman.kernels.vector.kernel.ResamplingKernels;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.RowChunks;
import bowman.kernels.vector.program.View;
import java.util.Arrays;

/** Max pools; their gradients search for the largest elements again. */
final class MaxPoolSteps {

    private MaxPoolSteps() {
    }

    static void forward(ProgramBuilder program, Node node, Window window) {
        ResamplingKernels kernels = program.kernels().resampling();
        View x = program.operand(node, 0);
        View y = program.result(node, 0);
        Shape from = x.shape();
        Shape to = y.shape();
        int c = from.channels();
        RowChunks chunks = RowChunks.of(to.samples() * to.height(), to.width() * c);
        program.add(chunks.step((first, rows, worker) -> {
            for (int row = first; row < first + rows; row++) {
                int top = row % to.height() * window.stride() - window.padding();
                int bottom = Math.min(top + window.kernel(), from.height());
                int sample = x.offset() + row / to.height() * from.height() * from.width() * c;
                for (int column = 0; column < to.width(); column++) {
                    int left = column * window.stride() - window.padding();
                    int right = Math.min(left + window.kernel(), from.width());
                    int out = y.offset() + (row * to.width() + column) * c;
                    Arrays.fill(y.array(), out, out + c, Float.NEGATIVE_INFINITY);
                    for (int i = Math.max(0, top); i < bottom; i++) {
                        for (int j = Math.max(0, left); j < right; j++) {
                            kernels.max(c, x.array(), sample + (i * from.width() + j) * c, y.array(), out);
                        }
                    }
                }
            }
        }), node);
    }

    /** Windows overlap, so a chunk is all windows of one sample and some channels. */
    static void gradient(ProgramBuilder program, Node node, Window window) {
        View dy = program.operand(node, 0);
        View x = program.operand(node, 1);
        View dx = program.result(node, 0);
        int c = x.shape().channels();
        int block = Math.min(c, 16);
        int blocks = Math.ceilDiv(c, block);
        program.add(workers -> workers.run(x.shape().samples() * blocks, (chunk, worker) -> {
            int from = chunk % blocks * block;
            channels(window, dy, x, dx, chunk / blocks, from, Math.min(from + block, c));
        }), node);
    }

    private static void channels(Window window, View dy, View x, View dx, int sample, int from, int until) {
        Shape map = x.shape();
        Shape pooled = dy.shape();
        int c = map.channels();
        int area = map.height() * map.width();
        for (int pixel = 0; pixel < area; pixel++) {
            int at = dx.offset() + (sample * area + pixel) * c;
            Arrays.fill(dx.array(), at + from, at + until, 0);
        }
        for (int row = 0; row < pooled.height(); row++) {
            for (int column = 0; column < pooled.width(); column++) {
                int out = dy.offset() + ((sample * pooled.height() + row) * pooled.width() + column) * c;
                for (int channel = from; channel < until; channel++) {
                    int largest = sample * area * c + channel + largest(window, x, sample, row, column, channel) * c;
                    dx.array()[dx.offset() + largest] += dy.array()[out + channel];
                }
            }
        }
    }

    /** The pixel of the first largest element of a window. */
    private static int largest(Window window, View x, int sample, int row, int column, int channel) {
        Shape map = x.shape();
        int top = row * window.stride() - window.padding();
        int left = column * window.stride() - window.padding();
        int base = x.offset() + sample * map.height() * map.width() * map.channels() + channel;
        int best = -1;
        for (int i = Math.max(0, top); i < Math.min(top + window.kernel(), map.height()); i++) {
            for (int j = Math.max(0, left); j < Math.min(left + window.kernel(), map.width()); j++) {
                int pixel = i * map.width() + j;
                float value = x.array()[base + pixel * map.channels()];
                if (best < 0 || value > x.array()[base + best * map.channels()] || Float.isNaN(value)) {
                    best = pixel;
                }
            }
        }
        return best;
    }
}
