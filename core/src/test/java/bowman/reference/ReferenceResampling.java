package bowman.reference;

import bowman.graph.ResamplingOp;
import bowman.graph.ResamplingOp.AveragePool;
import bowman.graph.ResamplingOp.AveragePoolGradient;
import bowman.graph.ResamplingOp.MaxPool;
import bowman.graph.ResamplingOp.MaxPoolGradient;
import bowman.graph.ResamplingOp.Resize;
import bowman.graph.ResamplingOp.ResizeGradient;
import java.util.List;

/** Resizing and pooling: the switch between the two. */
final class ReferenceResampling {

    private ReferenceResampling() {
    }

    static Numbers evaluate(ResamplingOp op, List<Numbers> operands) {
        Numbers first = operands.getFirst();
        return switch (op) {
            case Resize(var interpolation, int height, int width) ->
                    ReferenceResize.resize(interpolation, first, height, width);
            case ResizeGradient(var interpolation, var map) -> ReferenceResize.gradient(interpolation, first, map);
            case MaxPool(var window) -> ReferencePool.max(window, first);
            case MaxPoolGradient(var window) -> ReferencePool.maxGradient(window, first, operands.get(1));
            case AveragePool(var window, var divisor) -> ReferencePool.average(window, divisor, first);
            case AveragePoolGradient(var window, var divisor, var map) ->
                    ReferencePool.averageGradient(window, divisor, first, map);
        };
    }
}
