package bowman.kernels.tornado.task;

import bowman.graph.Node;
import bowman.graph.RandomOp;
import bowman.graph.RandomOp.Dropout;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.RandomKernels;

public final class RandomTasks {

    private RandomTasks() {
    }

    public static void lower(ProgramBuilder program, Node node, RandomOp op) {
        switch (op) {
            case Dropout dropout -> dropout(program, node, dropout);
        }
    }

    private static void dropout(ProgramBuilder program, Node node, Dropout op) {
        View x = program.operand(node, 0);
        View key = program.operand(node, 1);
        View y = program.result(node, 0);
        int channels = x.shape().channels();
        int perSample = x.size() / x.shape().samples();
        int unit = switch (op.unit()) {
            case ELEMENT -> RandomKernels.ELEMENT;
            case CHANNEL -> RandomKernels.CHANNEL;
            case SAMPLE -> RandomKernels.SAMPLE;
        };
        float factor = (float) (1 / (1 - (double) op.rate()));
        program.add(node, program.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                RandomKernels::dropout, context, x.array(), x.offset(), key.array(), key.offset(), y.array(),
                y.offset(), y.size(), perSample, channels, unit, op.stream(), op.rate(), factor));
    }
}
