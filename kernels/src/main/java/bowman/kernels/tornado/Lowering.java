package bowman.kernels.tornado;

import bowman.graph.ArrangementOp;
import bowman.graph.AttentionOp;
import bowman.graph.ConvolutionOp;
import bowman.graph.Graph;
import bowman.graph.LossOp;
import bowman.graph.MatrixOp;
import bowman.graph.Node;
import bowman.graph.NormalizationOp;
import bowman.graph.PointwiseOp;
import bowman.graph.RandomOp;
import bowman.graph.ReductionOp;
import bowman.graph.ResamplingOp;
import bowman.graph.SourceOp;
import bowman.graph.UpdateOp;
import bowman.graph.Value;
import bowman.kernels.tornado.device.DeviceLimits;
import bowman.kernels.tornado.task.ArrangementTasks;
import bowman.kernels.tornado.task.AttentionTasks;
import bowman.kernels.tornado.task.ConvolutionTasks;
import bowman.kernels.tornado.task.LossTasks;
import bowman.kernels.tornado.task.MatrixMultiplier;
import bowman.kernels.tornado.task.MatrixTasks;
import bowman.kernels.tornado.task.NormalizationTasks;
import bowman.kernels.tornado.task.PointwiseTasks;
import bowman.kernels.tornado.task.Program;
import bowman.kernels.tornado.task.ProgramBuilder;
import bowman.kernels.tornado.task.RandomTasks;
import bowman.kernels.tornado.task.ReductionTasks;
import bowman.kernels.tornado.task.ResamplingTasks;
import bowman.kernels.tornado.task.UpdateTasks;

/** Turns a graph into a program, node by node. */
final class Lowering {

    private final ProgramBuilder program;

    private Lowering(ProgramBuilder program) {
        this.program = program;
    }

    static Program of(Graph graph, DeviceLimits limits, MatrixMultiplier multiplier) {
        ProgramBuilder program = new ProgramBuilder(limits, multiplier, graph);
        Lowering lowering = new Lowering(program);
        graph.nodes().forEach(lowering::lower);
        graph.outputs().forEach(lowering::output);
        return program.build();
    }

    private void lower(Node node) {
        switch (node.op()) {
            case SourceOp op -> source(node, op);
            case ConvolutionOp op -> ConvolutionTasks.lower(program, node, op);
            case MatrixOp op -> MatrixTasks.lower(program, node, op);
            case AttentionOp op -> AttentionTasks.lower(program, node, op);
            case NormalizationOp op -> NormalizationTasks.lower(program, node, op);
            case PointwiseOp op -> PointwiseTasks.lower(program, node, op);
            case ResamplingOp op -> ResamplingTasks.lower(program, node, op);
            case ArrangementOp op -> ArrangementTasks.lower(program, node, op);
            case ReductionOp op -> ReductionTasks.lower(program, node, op);
            case LossOp op -> LossTasks.lower(program, node, op);
            case RandomOp op -> RandomTasks.lower(program, node, op);
            case UpdateOp op -> UpdateTasks.lower(program, node, op);
        }
    }

    private void source(Node node, SourceOp op) {
        Value value = node.result(0);
        switch (op) {
            case SourceOp.Input input -> program.addArrival(ArrangementTasks.copy(program, "input",
                    program.reserveInput(input.name(), value), program.view(value)));
            case SourceOp.Variable _ -> program.reserveVariable(value);
            case SourceOp.Constant constant -> PointwiseTasks.fill(program, node, constant.value());
        }
    }

    private void output(String name, Value value) {
        program.add(ArrangementTasks.copy(program, "output", program.view(value), program.reserveOutput(name, value)));
    }
}
