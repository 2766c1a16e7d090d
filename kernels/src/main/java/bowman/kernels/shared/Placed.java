package bowman.kernels.shared;

import bowman.graph.Shape;

/** The place of a value in a backend's memory. */
public interface Placed {

    Shape shape();

    /** Elements of the value. */
    default int size() {
        return shape().size();
    }
}
