package bowman.graph;

import java.util.List;

/** Checks that shape rules share. */
final class Operands {

    private Operands() {
    }

    static void count(Op op, List<Shape> operands, int count) {
        if (operands.size() != count) {
            throw new ShapeException(name(op) + " takes " + count + " operands, got " + operands.size());
        }
    }

    static void same(Op op, Shape expected, Shape actual) {
        if (!expected.equals(actual)) {
            throw new ShapeException(name(op) + ": expected an operand of shape " + expected + ", got " + actual);
        }
    }

    /** Requires a vector with one element per channel. */
    static void perChannel(Op op, int channels, Shape actual) {
        same(op, Shape.of(channels), actual);
    }

    static void check(boolean holds, Op op, String complaint) {
        if (!holds) {
            throw new ShapeException(name(op) + ": " + complaint);
        }
    }

    static String name(Op op) {
        return op.getClass().getSimpleName();
    }
}
