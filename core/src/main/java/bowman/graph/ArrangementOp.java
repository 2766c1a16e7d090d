package bowman.graph;

import java.util.List;

/** Operations that move elements without changing them. */
public sealed interface ArrangementOp extends Op {

    /** Concatenation of feature maps along the channels. */
    record Concat() implements ArrangementOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.check(!operands.isEmpty(), this, "at least 1 operand is needed");
            Shape first = operands.getFirst();
            operands.forEach(shape -> Operands.same(this, first.withChannels(shape.channels()), shape));
            return List.of(first.withChannels(operands.stream().mapToInt(Shape::channels).sum()));
        }
    }

    /** {@code count} channels from channel {@code from} on. */
    record SliceChannels(int from, int count) implements ArrangementOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            Shape map = operands.getFirst();
            Operands.check(from >= 0 && count >= 1 && from + count <= map.channels(), this,
                    "channels " + from + " to " + (from + count) + " are not within " + map);
            return List.of(map.withChannels(count));
        }
    }

    /** The operand as the channels from {@code from} on of a map of {@code channels} channels that is 0 elsewhere. */
    record EmbedChannels(int from, int channels) implements ArrangementOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            Shape map = operands.getFirst();
            Operands.check(from >= 0 && from + map.channels() <= channels, this,
                    map.channels() + " channels from " + from + " on do not fit into " + channels);
            return List.of(map.withChannels(channels));
        }
    }
}
