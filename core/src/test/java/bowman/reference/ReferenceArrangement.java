package bowman.reference;

import bowman.graph.ArrangementOp;
import bowman.graph.ArrangementOp.Concat;
import bowman.graph.ArrangementOp.EmbedChannels;
import bowman.graph.ArrangementOp.SliceChannels;
import bowman.graph.Shape;
import java.util.List;

/** Operations that only move elements: each copies runs of channels, pixel by pixel. */
final class ReferenceArrangement {

    private ReferenceArrangement() {
    }

    static Numbers evaluate(ArrangementOp op, List<Numbers> operands) {
        Shape shape = op.results(operands.stream().map(Numbers::shape).toList()).getFirst();
        Numbers result = Numbers.zeros(shape);
        switch (op) {
            case Concat() -> {
                int to = 0;
                for (Numbers operand : operands) {
                    copy(operand, 0, result, to, operand.shape().channels());
                    to += operand.shape().channels();
                }
            }
            case SliceChannels(int from, int count) -> copy(operands.getFirst(), from, result, 0, count);
            case EmbedChannels(int from, int channels) ->
                    copy(operands.getFirst(), 0, result, from, operands.getFirst().shape().channels());
        }
        return result;
    }

    private static void copy(Numbers source, int sourceChannel, Numbers destination, int destinationChannel,
            int count) {
        for (int pixel = 0; pixel < source.shape().pixels(); pixel++) {
            for (int c = 0; c < count; c++) {
                destination.set(pixel * destination.shape().channels() + destinationChannel + c,
                        source.at(pixel * source.shape().channels() + sourceChannel + c));
            }
        }
    }
}
