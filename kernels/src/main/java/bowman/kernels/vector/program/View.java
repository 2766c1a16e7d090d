package bowman.kernels.vector.program;

import bowman.graph.Shape;
import bowman.kernels.shared.Placed;

/**
 * The place of a value in an executable's memory. Steps are created before the memory is allocated, so they keep views
 * and get the array when they run.
 */
public final class View implements Placed {

    private final Memory memory;
    private final int block;
    private final int offset;
    private final Shape shape;

    View(Memory memory, int block, int offset, Shape shape) {
        this.memory = memory;
        this.block = block;
        this.offset = offset;
        this.shape = shape;
    }

    /** The array that holds the value. */
    public float[] array() {
        return memory.block(block);
    }

    /** Returns the offset of the value's first element in the array. */
    public int offset() {
        return offset;
    }

    /** Returns the scratch memory of a worker. */
    public float[] scratch(int worker) {
        return memory.scratch(worker);
    }

    @Override
    public Shape shape() {
        return shape;
    }
}
