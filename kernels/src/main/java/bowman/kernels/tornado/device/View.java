package bowman.kernels.tornado.device;

import bowman.graph.Shape;
import bowman.kernels.shared.Placed;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * The place of a value in an executable's memory. Tasks are planned before the memory is allocated, so they keep views
 * and get the array when their graph is built.
 */
public record View(DeviceMemory memory, int block, int offset, Shape shape) implements Placed {

    /** The array that holds the value. */
    public FloatArray array() {
        return memory.array(block);
    }

    /** Returns a view of the elements from the given one on, with another shape. */
    public View part(int from, Shape shape) {
        return new View(memory, block, offset + from, shape);
    }
}
