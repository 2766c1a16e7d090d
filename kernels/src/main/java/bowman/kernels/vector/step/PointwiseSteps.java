package bowman.kernels.vector.step;

import bowman.graph.Node;
import bowman.graph.PointwiseOp;
import bowman.graph.PointwiseOp.Activate;
import bowman.graph.PointwiseOp.ActivateGradient;
import bowman.graph.PointwiseOp.Add;
import bowman.graph.PointwiseOp.Multiply;
import bowman.graph.PointwiseOp.MultiplyChannels;
import bowman.graph.PointwiseOp.Scale;
import bowman.kernels.vector.kernel.PointwiseKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.RowChunks;
import bowman.kernels.vector.program.View;
import java.util.List;

/**
 * Pointwise operations. The result may overwrite an operand, so no element is written before all operands at its
 * position were read.
 */
public final class PointwiseSteps {

    private static final int CHUNK = 1 << 14;

    private PointwiseSteps() {
    }

    public static void lower(ProgramBuilder program, Node node, PointwiseOp op) {
        PointwiseKernels kernels = program.kernels().pointwise();
        View y = program.result(node, 0);
        View a = program.operand(node, 0);
        RowChunks chunks = new RowChunks(y.size(), CHUNK);
        switch (op) {
            case Activate activate -> program.add(chunks.step((i, n, worker) -> kernels.activate(
                    activate.activation(), a.array(), a.offset() + i, y.array(), y.offset() + i, n)), node);
            case ActivateGradient gradient -> {
                View v = program.operand(node, 1);
                program.add(chunks.step((i, n, worker) -> kernels.activateGradient(gradient.activation(), a.array(),
                        a.offset() + i, v.array(), v.offset() + i, y.array(), y.offset() + i, n)), node);
            }
            case Add add -> add(program, node, kernels, chunks);
            case Multiply multiply -> {
                View b = program.operand(node, 1);
                program.add(chunks.step((i, n, worker) -> kernels.multiply(a.array(), a.offset() + i, b.array(),
                        b.offset() + i, y.array(), y.offset() + i, n)), node);
            }
            case Scale scale -> program.add(chunks.step((i, n, worker) -> kernels.scale(a.array(), a.offset() + i,
                    scale.factor(), y.array(), y.offset() + i, n)), node);
            case MultiplyChannels multiply -> multiplyChannels(program, node, kernels);
        }
    }

    private static void add(ProgramBuilder program, Node node, PointwiseKernels kernels, RowChunks chunks) {
        List<View> terms = node.operands().stream().map(program::view).toList();
        View y = program.result(node, 0);
        Memory memory = program.memory();
        memory.reserveScratch(CHUNK);
        program.add(chunks.step((i, n, worker) -> {
            View first = terms.getFirst();
            float[] sums = first.array();
            int at = first.offset() + i;
            for (int term = 1; term < terms.size(); term++) {
                boolean last = term == terms.size() - 1;
                View next = terms.get(term);
                float[] to = last ? y.array() : memory.scratch(worker);
                int out = last ? y.offset() + i : 0;
                kernels.add(sums, at, next.array(), next.offset() + i, to, out, n);
                sums = to;
                at = out;
            }
        }), node);
    }

    private static void multiplyChannels(ProgramBuilder program, Node node, PointwiseKernels kernels) {
        View x = program.operand(node, 0);
        View factors = program.operand(node, 1);
        View y = program.result(node, 0);
        int c = x.shape().channels();
        int perSample = x.shape().height() * x.shape().width();
        program.add(RowChunks.of(x.shape().pixels(), c).step((first, rows, worker) -> {
            for (int pixel = first; pixel < first + rows; pixel++) {
                kernels.multiply(x.array(), x.offset() + pixel * c, factors.array(),
                        factors.offset() + pixel / perSample * c, y.array(), y.offset() + pixel * c, c);
            }
        }), node);
    }
}
