package bowman.kernels.vector.step;

import bowman.graph.ArrangementOp;
import bowman.graph.ArrangementOp.Concat;
import bowman.graph.ArrangementOp.EmbedChannels;
import bowman.graph.ArrangementOp.SliceChannels;
import bowman.graph.Node;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.RowChunks;
import bowman.kernels.vector.program.View;
import java.util.Arrays;

public final class ArrangementSteps {

    private ArrangementSteps() {
    }

    public static void lower(ProgramBuilder program, Node node, ArrangementOp op) {
        View y = program.result(node, 0);
        switch (op) {
            case Concat concat -> {
                int channel = 0;
                for (int i = 0; i < node.operands().size(); i++) {
                    View x = program.operand(node, i);
                    copy(program, node, x, 0, y, channel, x.shape().channels());
                    channel += x.shape().channels();
                }
            }
            case SliceChannels slice -> copy(program, node, program.operand(node, 0), slice.from(), y, 0,
                    slice.count());
            case EmbedChannels embed -> {
                int c = embed.channels();
                program.add(RowChunks.of(y.shape().pixels(), c).step((first, rows, worker) -> Arrays.fill(y.array(),
                        y.offset() + first * c, y.offset() + (first + rows) * c, 0)), node);
                View x = program.operand(node, 0);
                copy(program, node, x, 0, y, embed.from(), x.shape().channels());
            }
        }
    }

    /** Copies {@code count} channels of each pixel. */
    private static void copy(ProgramBuilder program, Node node, View x, int from, View y, int to, int count) {
        int in = x.shape().channels();
        int out = y.shape().channels();
        program.add(RowChunks.of(y.shape().pixels(), count).step((first, rows, worker) -> {
            for (int pixel = first; pixel < first + rows; pixel++) {
                System.arraycopy(x.array(), x.offset() + pixel * in + from, y.array(),
                        y.offset() + pixel * out + to, count);
            }
        }), node);
    }
}
