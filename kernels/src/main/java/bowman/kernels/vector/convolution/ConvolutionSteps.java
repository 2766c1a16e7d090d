package bowman.kernels.vector.convolution;

import bowman.graph.ConvolutionOp;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.ConvolutionMapGradient;
import bowman.graph.ConvolutionOp.ConvolutionWeightGradient;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;

/** Chooses among the implementations of a convolution. */
public final class ConvolutionSteps {

    private ConvolutionSteps() {
    }

    public static void lower(ProgramBuilder program, Node node, ConvolutionOp op) {
        switch (op) {
            case Convolution convolution -> convolve(program, node, op.geometry(),
                    ConvolutionPlan.forward(op.geometry(), node.operand(1).shape()),
                    EpilogueRows.of(program, node, convolution));
            case ConvolutionMapGradient gradient -> convolve(program, node, op.geometry(),
                    ConvolutionPlan.mapGradient(op.geometry(), node.operand(1).shape()),
                    EpilogueRows.none(program));
            case ConvolutionWeightGradient gradient -> weightGradient(program, node, gradient);
        }
    }

    private static void convolve(ProgramBuilder program, Node node, Geometry geometry, ConvolutionPlan plan,
            EpilogueRows epilogue) {
        View map = program.operand(node, 0);
        View result = program.result(node, 0);
        Value weightValue = node.operand(1);
        if (geometry.isDepthwise(weightValue.shape())) {
            DepthwiseWeight packed = new DepthwiseWeight(program, plan, weightValue);
            program.add(packed::pack, weightValue);
            for (int phase = 0; phase < plan.phases().size(); phase++) {
                if (hasPixels(plan, phase, result.shape())) {
                    program.add(new DepthwiseStep(program, plan, phase, map, packed, result, epilogue), node);
                }
            }
            return;
        }
        if (Winograd.pays(plan, result.shape())) {
            WinogradWeight packed = new WinogradWeight(program, plan, weightValue);
            program.add(packed::pack, weightValue);
            program.add(new WinogradStep(program, plan, map, packed, result, epilogue), node);
            return;
        }
        PackedWeight packed = new PackedWeight(program, plan, weightValue);
        program.add(packed::pack, weightValue);
        if (isPointwise(geometry, weightValue.shape())) {
            program.add(new LinearStep(program, map, packed, result, epilogue), node);
            return;
        }
        for (int phase = 0; phase < plan.phases().size(); phase++) {
            if (hasPixels(plan, phase, result.shape())) {
                program.add(new ConvolutionStep(program, plan, phase, map, packed, result, epilogue), node);
            }
        }
    }

    private static boolean isPointwise(Geometry geometry, Shape weight) {
        return geometry.stride() == 1 && geometry.padding() == 0 && geometry.groups() == 1
                && ConvolutionOp.kernelHeight(weight) == 1 && ConvolutionOp.kernelWidth(weight) == 1;
    }

    private static boolean hasPixels(ConvolutionPlan plan, int phase, Shape result) {
        return plan.phases().get(phase).row() < result.height() && plan.phases().get(phase).column() < result.width();
    }

    private static void weightGradient(ProgramBuilder program, Node node, ConvolutionWeightGradient op) {
        View map = program.operand(node, 0);
        View gradient = program.operand(node, 1);
        View result = program.result(node, 0);
        program.add(weightGradient(program, op, map, gradient, result), node);
    }

    private static Step weightGradient(ProgramBuilder program, ConvolutionWeightGradient op, View map, View gradient,
            View result) {
        if (op.geometry().isDepthwise(op.weight())) {
            return new DepthwiseWeightGradientStep(program, op.geometry(), map, gradient, result);
        }
        if (Winograd.pays(ConvolutionPlan.forward(op.geometry(), op.weight()), gradient.shape())) {
            return new WinogradWeightGradientStep(program, op.geometry(), map, gradient, result);
        }
        return new WeightGradientStep(program, op.geometry(), map, gradient, result);
    }
}
