package bowman.kernels.shared;

import bowman.graph.Shape;

/** The place of a value in a backend's memory. */
public interface Placed {

    /** Returns the shape of the value. */
    Shape shape();

    /** Returns the number of elements of the value. */
    default int size() {
        return shape().size();
    }
}
