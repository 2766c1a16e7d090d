package bowman.kernels.tornado.task;

import bowman.graph.Node;
import bowman.graph.ResamplingOp;
import bowman.graph.ResamplingOp.AveragePool;
import bowman.graph.ResamplingOp.AveragePoolGradient;
import bowman.graph.ResamplingOp.MaxPool;
import bowman.graph.ResamplingOp.MaxPoolGradient;
import bowman.graph.ResamplingOp.Resize;
import bowman.graph.ResamplingOp.ResizeGradient;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.Shape;
import bowman.kernels.shared.AxisMap;
import bowman.kernels.tornado.device.View;
import bowman.kernels.tornado.kernel.ConvolutionSizes;
import bowman.kernels.tornado.kernel.ResamplingKernels;

public final class ResamplingTasks {

    private ResamplingTasks() {
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
            case MaxPool pool -> maxPool(program, node, pool.window());
            case MaxPoolGradient gradient -> maxPoolGradient(program, node, gradient.window());
        }
    }

    private static void separable(ProgramBuilder program, Node node, AxisMap vertical, AxisMap horizontal) {
        View x = program.operand(node, 0);
        View y = program.result(node, 0);
        long maps = ConvolutionSizes.maps(x.shape(), y.shape());
        int channels = x.shape().channels();
        int verticalTerms = terms(vertical);
        int horizontalTerms = terms(horizontal);
        View down = program.memory().table(pairs(vertical, verticalTerms));
        View right = program.memory().table(pairs(horizontal, horizontalTerms));
        program.add(node, program.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                ResamplingKernels::separable, context, x.array(), x.offset(), y.array(), y.offset(), down.array(),
                down.offset(), verticalTerms, right.offset(), horizontalTerms, maps, channels, y.size()));
    }

    /** The largest number of terms of an element. */
    private static int terms(AxisMap axis) {
        int most = 1;
        for (int i = 0; i < axis.to(); i++) {
            most = Math.max(most, axis.starts()[i + 1] - axis.starts()[i]);
        }
        return most;
    }

    /** The terms of each element, as index and weight, padded with weights of 0. */
    private static float[] pairs(AxisMap axis, int terms) {
        float[] pairs = new float[axis.to() * terms * 2];
        for (int i = 0; i < axis.to(); i++) {
            int at = i * terms * 2;
            for (int k = axis.starts()[i]; k < axis.starts()[i + 1]; k++) {
                pairs[at++] = axis.indices()[k];
                pairs[at++] = axis.weights()[k];
            }
        }
        return pairs;
    }

    private static void maxPool(ProgramBuilder program, Node node, Window window) {
        View x = program.operand(node, 0);
        View y = program.result(node, 0);
        long maps = ConvolutionSizes.maps(x.shape(), y.shape());
        program.add(node, program.limits().over(y.size()), (graph, id, context) -> graph.task(id,
                ResamplingKernels::maxPool, context, x.array(), x.offset(), y.array(), y.offset(), maps,
                x.shape().channels(), y.size(), window.kernel(), window.stride(), window.padding()));
    }

    private static void maxPoolGradient(ProgramBuilder program, Node node, Window window) {
        View dy = program.operand(node, 0);
        View x = program.operand(node, 1);
        View dx = program.result(node, 0);
        long maps = ConvolutionSizes.maps(x.shape(), dy.shape());
        program.add(node, program.limits().over(dx.size()), (graph, id, context) -> graph.task(id,
                ResamplingKernels::maxPoolGradient, context, dy.array(), dy.offset(), x.array(), x.offset(),
                dx.array(), dx.offset(), maps, x.shape().channels(), dx.size(), window.kernel(), window.stride(),
                window.padding()));
    }
}
