package bowman.kernels.vector.step;

import bowman.graph.Node;
import bowman.graph.ResamplingOp;
import bowman.graph.ResamplingOp.AveragePool;
import bowman.graph.ResamplingOp.AveragePoolGradient;
import bowman.graph.ResamplingOp.MaxPool;
import bowman.graph.ResamplingOp.MaxPoolGradient;
import bowman.graph.ResamplingOp.Resize;
import bowman.graph.ResamplingOp.ResizeGradient;
import bowman.graph.Shape;
import bowman.kernels.shared.AxisMap;
import bowman.kernels.vector.program.ProgramBuilder;

public final class ResamplingSteps {

    private ResamplingSteps() {
    }

    public static void lower(ProgramBuilder program, Node node, ResamplingOp op) {
        Shape map = node.operand(0).shape();
        switch (op) {
            case Resize resize -> separable(program, node,
                    AxisMap.resize(resize.interpolation(), map.height(), resize.height()),
                    AxisMap.resize(resize.interpolation(), map.width(), resize.width()));
            case ResizeGradient gradient -> separable(program, node,
                    AxisMap.resize(gradient.interpolation(), gradient.map().height(), map.height()).transposed(),
                    AxisMap.resize(gradient.interpolation(), gradient.map().width(), map.width()).transposed());
            case AveragePool pool -> separable(program, node,
                    AxisMap.averagePool(pool.window(), pool.divisor(), map.height()),
                    AxisMap.averagePool(pool.window(), pool.divisor(), map.width()));
            case AveragePoolGradient gradient -> separable(program, node,
                    AxisMap.averagePool(gradient.window(), gradient.divisor(), gradient.map().height()).transposed(),
                    AxisMap.averagePool(gradient.window(), gradient.divisor(), gradient.map().width()).transposed());
            case MaxPool pool -> MaxPoolSteps.forward(program, node, pool.window());
            case MaxPoolGradient gradient -> MaxPoolSteps.gradient(program, node, gradient.window());
        }
    }

    private static void separable(ProgramBuilder program, Node node, AxisMap vertical, AxisMap horizontal) {
        program.add(new SeparableStep(program, vertical, horizontal, program.operand(node, 0),
                program.result(node, 0)), node);
    }
}
