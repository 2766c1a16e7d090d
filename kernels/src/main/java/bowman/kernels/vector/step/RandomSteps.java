package bowman.kernels.vector.step;

import bowman.graph.Node;
import bowman.graph.RandomOp;
import bowman.graph.RandomOp.Dropout;
import bowman.graph.RandomOp.Unit;
import bowman.kernels.vector.kernel.PointwiseKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.RowChunks;
import bowman.kernels.vector.program.View;
import bowman.runtime.RandomKey;

public final class RandomSteps {

    private RandomSteps() {
    }

    public static void lower(ProgramBuilder program, Node node, RandomOp op) {
        switch (op) {
            case Dropout dropout -> {
                if (dropout.unit() == Unit.ELEMENT) {
                    elements(program, node, dropout);
                } else {
                    channels(program, node, dropout);
                }
            }
        }
    }

    private static float factor(RandomKey key, Dropout op, long unit) {
        return key.uniform(op.stream(), unit) < op.rate() ? 0 : (float) (1 / (1 - (double) op.rate()));
    }

    private static RandomKey key(View view) {
        return RandomKey.ofWords(view.array(), view.offset());
    }

    private static void elements(ProgramBuilder program, Node node, Dropout op) {
        View x = program.operand(node, 0);
        View key = program.operand(node, 1);
        View y = program.result(node, 0);
        program.add(RowChunks.of(x.size(), 1).step((first, n, worker) -> {
            RandomKey random = key(key);
            for (int i = first; i < first + n; i++) {
                y.array()[y.offset() + i] = x.array()[x.offset() + i] * factor(random, op, i);
            }
        }), node);
    }

    /** Whole channels or samples: one factor per channel of each sample, then products with them. */
    private static void channels(ProgramBuilder program, Node node, Dropout op) {
        PointwiseKernels kernels = program.kernels().pointwise();
        Memory memory = program.memory();
        View x = program.operand(node, 0);
        View key = program.operand(node, 1);
        View y = program.result(node, 0);
        int c = x.shape().channels();
        int units = x.shape().samples() * c;
        int perSample = x.shape().height() * x.shape().width();
        memory.reserveShared(units);
        RowChunks chunks = RowChunks.of(x.shape().pixels(), c);
        program.add(workers -> {
            float[] factors = memory.shared();
            RandomKey random = key(key);
            for (int i = 0; i < units; i++) {
                factors[i] = factor(random, op, op.unit() == Unit.SAMPLE ? i / c : i);
            }
            chunks.step((first, rows, worker) -> {
                for (int pixel = first; pixel < first + rows; pixel++) {
                    kernels.multiply(x.array(), x.offset() + pixel * c, factors, pixel / perSample * c, y.array(),
                            y.offset() + pixel * c, c);
                }
            }).run(workers);
        }, node);
    }
}
