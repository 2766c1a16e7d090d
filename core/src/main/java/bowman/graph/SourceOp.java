package bowman.graph;

import java.util.List;

/** Values that no operation computes. */
public sealed interface SourceOp extends Op {

    /** Returns the shape of the value. */
    Shape shape();

    @Override
    default List<Shape> results(List<Shape> operands) {
        Operands.count(this, operands, 0);
        return List.of(shape());
    }

    /** An input: written by the caller before each run. */
    record Input(String name, Shape shape) implements SourceOp {
    }

    /** A variable: kept by the executable from run to run, with the initial values of its initializer. */
    record Variable(String name, Shape shape, Role role, Initializer initializer) implements SourceOp {
    }

    /** A constant: the same number everywhere. */
    record Constant(Shape shape, float value) implements SourceOp {
    }

    /** The purpose of a variable. */
    enum Role {
        /** Trained by gradient descent; part of the state dict. */
        WEIGHT,
        /** Not trained but part of the state dict: running statistics. */
        BUFFER,
        /** The optimizer's own state; not part of the state dict. */
        MOMENT
    }
}
