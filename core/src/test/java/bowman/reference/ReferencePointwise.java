package bowman.reference;

import bowman.graph.Activation;
import bowman.graph.PointwiseOp;
import bowman.graph.PointwiseOp.Activate;
import bowman.graph.PointwiseOp.ActivateGradient;
import bowman.graph.PointwiseOp.Add;
import bowman.graph.PointwiseOp.Multiply;
import bowman.graph.PointwiseOp.MultiplyChannels;
import bowman.graph.PointwiseOp.Scale;
import java.util.List;

/** Operations on elements at the same place. */
final class ReferencePointwise {

    private ReferencePointwise() {
    }

    static Numbers evaluate(PointwiseOp op, List<Numbers> operands) {
        Numbers first = operands.getFirst();
        return switch (op) {
            case Activate(Activation activation) ->
                    Numbers.of(first.shape(), i -> ReferenceActivation.value(activation, first.at(i)));
            case ActivateGradient(Activation activation) -> {
                Numbers resultOrArgument = operands.get(1);
                yield Numbers.of(first.shape(),
                        i -> first.at(i) * ReferenceActivation.derivative(activation, resultOrArgument.at(i)));
            }
            case Add() -> Numbers.of(first.shape(), i -> operands.stream().mapToDouble(operand -> operand.at(i)).sum());
            case Multiply() -> Numbers.of(first.shape(), i -> first.at(i) * operands.get(1).at(i));
            case Scale(float factor) -> Numbers.of(first.shape(), i -> first.at(i) * factor);
            case MultiplyChannels() -> {
                int channels = first.shape().channels();
                int elementsPerSample = first.size() / first.shape().samples();
                Numbers factors = operands.get(1);
                yield Numbers.of(first.shape(),
                        i -> first.at(i) * factors.at(i / elementsPerSample * channels + i % channels));
            }
        };
    }
}
