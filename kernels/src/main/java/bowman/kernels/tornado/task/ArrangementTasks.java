package bowman.kernels.tornado.task;

import bowman.graph.ArrangementOp;
import bowman.graph.ArrangementOp.Concat;
import bowman.graph.ArrangementOp.EmbedChannels;
import bowman.graph.ArrangementOp.SliceChannels;
import bowman.graph.Node;
import bowman.kernels.tornado.device.KernelTask.Launch;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.ArrangementKernels;

public final class ArrangementTasks {

    private ArrangementTasks() {
    }

    /** Returns a launch that copies a view to another one of its size. */
    public static Launch copy(ProgramBuilder program, String name, View x, View y) {
        return new Launch(name, program.limits().over(x.size()), (graph, id, context) -> graph.task(id,
                ArrangementKernels::copy, context, x.array(), x.offset(), y.array(), y.offset(), x.size()));
    }

    public static void lower(ProgramBuilder program, Node node, ArrangementOp op) {
        View x = program.operand(node, 0);
        View y = program.result(node, 0);
        switch (op) {
            case Concat concat -> {
                int column = 0;
                for (int i = 0; i < node.operands().size(); i++) {
                    View part = program.operand(node, i);
                    copyRows(program, node, part, 0, y, column, part.shape().channels());
                    column += part.shape().channels();
                }
            }
            case SliceChannels(int from, int count) -> copyRows(program, node, x, from, y, 0, count);
            case EmbedChannels(int from, int channels) -> program.add(node, program.limits().over(y.size()),
                    (graph, id, context) -> graph.task(id, ArrangementKernels::embed, context, x.array(), x.offset(),
                            x.shape().channels(), from, y.array(), y.offset(), channels, y.size()));
        }
    }

    private static void copyRows(ProgramBuilder program, Node node, View x, int fromX, View y, int fromY, int width) {
        int count = x.shape().pixels() * width;
        program.add(node, program.limits().over(count), (graph, id, context) -> graph.task(id,
                ArrangementKernels::copyRows, context, x.array(), x.offset() + fromX, x.shape().channels(), y.array(),
                y.offset() + fromY, y.shape().channels(), width, count));
    }
}
