package bowman.nn;

import bowman.graph.Value;

/**
 * A part of a network whose variables are in the graph already. Constructing a layer declares its variables, applying
 * it adds its operations, so that the order of the variables is PyTorch's whatever the order of the computation.
 */
@FunctionalInterface
public interface Layer {

    /** Adds the layer's operations to the graph and returns their result; maps are (n, h, w, c). */
    Value apply(Value map);
}
