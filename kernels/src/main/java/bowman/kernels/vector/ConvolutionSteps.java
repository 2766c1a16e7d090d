package bowman.kernels.vector;

import bowman.graph.ConvolutionOp;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.ConvolutionMapGradient;
import bowman.graph.ConvolutionOp.ConvolutionWeightGradient;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.Value;

/** Chooses among the ways to convolve. */
final class ConvolutionSteps {

    private ConvolutionSteps() {
    }

    static void lower(Lowering lowering, Node node, ConvolutionOp op) {
        switch (op) {
            case Convolution convolution -> convolve(lowering, node, op.geometry(),
                    ConvolutionPlan.forward(op.geometry(), node.operand(1).shape()),
                    FinishedRows.of(lowering, node, convolution));
            case ConvolutionMapGradient gradient -> convolve(lowering, node, op.geometry(),
                    ConvolutionPlan.mapGradient(op.geometry(), node.operand(1).shape()),
                    FinishedRows.asTheyAre(lowering));
            case ConvolutionWeightGradient gradient -> weightGradient(lowering, node, gradient);
        }
    }

    private static void convolve(Lowering lowering, Node node, Geometry geometry, ConvolutionPlan plan,
            FinishedRows finished) {
        View map = lowering.operand(node, 0);
        View result = lowering.result(node, 0);
        Value weightValue = node.operand(1);
        if (geometry.isDepthwise(weightValue.shape())) {
            DepthwiseWeight packed = new DepthwiseWeight(lowering, plan, weightValue);
            lowering.add(packed::pack, weightValue);
            for (int phase = 0; phase < plan.phases().size(); phase++) {
                if (hasPixels(plan, phase, result.shape())) {
                    lowering.add(new DepthwiseStep(lowering, plan, phase, map, packed, result, finished), node);
                }
            }
            return;
        }
        if (Winograd.pays(plan, result.shape())) {
            WinogradWeight packed = new WinogradWeight(lowering, plan, weightValue);
            lowering.add(packed::pack, weightValue);
            lowering.add(new WinogradStep(lowering, plan, map, packed, result, finished), node);
            return;
        }
        PackedWeight packed = new PackedWeight(lowering, plan, weightValue);
        lowering.add(packed::pack, weightValue);
        if (isPointwise(geometry, weightValue.shape())) {
            lowering.add(new LinearStep(lowering, map, packed, result, finished), node);
            return;
        }
        for (int phase = 0; phase < plan.phases().size(); phase++) {
            if (hasPixels(plan, phase, result.shape())) {
                lowering.add(new ConvolutionStep(lowering, plan, phase, map, packed, result, finished), node);
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

    private static void weightGradient(Lowering lowering, Node node, ConvolutionWeightGradient op) {
        View map = lowering.operand(node, 0);
        View gradient = lowering.operand(node, 1);
        View result = lowering.result(node, 0);
        lowering.add(weightGradient(lowering, op, map, gradient, result), node);
    }

    private static Step weightGradient(Lowering lowering, ConvolutionWeightGradient op, View map, View gradient,
            View result) {
        if (op.geometry().isDepthwise(op.weight())) {
            return new DepthwiseWeightGradientStep(lowering, op.geometry(), map, gradient, result);
        }
        if (Winograd.pays(ConvolutionPlan.forward(op.geometry(), op.weight()), gradient.shape())) {
            return new WinogradWeightGradientStep(lowering, op.geometry(), map, gradient, result);
        }
        return new WeightGradientStep(lowering, op.geometry(), map, gradient, result);
    }
}
