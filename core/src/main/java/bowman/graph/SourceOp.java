package bowman.graph;

import java.util.List;

/** Values that no operation computes. */
public sealed interface SourceOp extends Op {

    Shape shape();

    @Override
    default List<Shape> results(List<Shape> operands) {
        Operands.count(this, operands, 0);
        return List.of(shape());
    }

    /** Written by the caller before each run. */
    record Input(String name, Shape shape) implements SourceOp {
    }

    /** Kept by the executable from run to run; starts as its initializer says. */
    record Variable(String name, Shape shape, Role role, Initializer initializer) implements SourceOp {
    }

    /** The same number everywhere. */
    record Constant(Shape shape, float value) implements SourceOp {
    }

    /** What a variable is for. */
    enum Role {
        /** Trained by gradient descent; part of the state dict. */
        WEIGHT,
        /** Not trained but part of the state dict: running statistics. */
        BUFFER,
        /** The optimizer's own state; not part of the state dict. */
        MOMENT
    }
}
