package bowman.kernels.vector;

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
import bowman.kernels.vector.convolution.ConvolutionSteps;
import bowman.kernels.vector.kernel.Kernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.Program;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.View;
import bowman.kernels.vector.step.ArrangementSteps;
import bowman.kernels.vector.step.AttentionSteps;
import bowman.kernels.vector.step.LossSteps;
import bowman.kernels.vector.step.MatrixSteps;
import bowman.kernels.vector.step.NormalizationSteps;
import bowman.kernels.vector.step.PointwiseSteps;
import bowman.kernels.vector.step.RandomSteps;
import bowman.kernels.vector.step.ReductionSteps;
import bowman.kernels.vector.step.ResamplingSteps;
import bowman.kernels.vector.step.UpdateSteps;
import java.util.Arrays;

/** Turns a graph into a program, node by node. */
final class Lowering {

    private final ProgramBuilder program;

    private Lowering(ProgramBuilder program) {
        this.program = program;
    }

    static Program of(Graph graph, Kernels kernels, Memory memory) {
        ProgramBuilder program = new ProgramBuilder(kernels, memory, graph);
        graph.nodes().forEach(new Lowering(program)::lower);
        return program.build();
    }

    private void lower(Node node) {
        switch (node.op()) {
            case SourceOp op -> source(node, op);
            case ConvolutionOp op -> ConvolutionSteps.lower(program, node, op);
            case MatrixOp op -> MatrixSteps.lower(program, node, op);
            case AttentionOp op -> AttentionSteps.lower(program, node, op);
            case NormalizationOp op -> NormalizationSteps.lower(program, node, op);
            case PointwiseOp op -> PointwiseSteps.lower(program, node, op);
            case ResamplingOp op -> ResamplingSteps.lower(program, node, op);
            case ArrangementOp op -> ArrangementSteps.lower(program, node, op);
            case ReductionOp op -> ReductionSteps.lower(program, node, op);
            case LossOp op -> LossSteps.lower(program, node, op);
            case RandomOp op -> RandomSteps.lower(program, node, op);
            case UpdateOp op -> UpdateSteps.lower(program, node, op);
        }
    }

    private void source(Node node, SourceOp op) {
        switch (op) {
            case SourceOp.Input _ -> { }
            case SourceOp.Variable _ -> program.reserveVariable(node.result(0));
            case SourceOp.Constant constant -> {
                View view = program.result(node, 0);
                program.addOnce(workers -> Arrays.fill(view.array(), view.offset(), view.offset() + view.size(),
                        constant.value()));
            }
        }
    }
}
