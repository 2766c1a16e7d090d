package bowman.nn;

import bowman.graph.GraphBuilder;
import bowman.graph.Value;

/** A network, which adds its operations to a graph. Its weights are the graph's variables, named as in PyTorch. */
@FunctionalInterface
public interface Network {

    /**
     * Adds the network to a graph.
     *
     * @param image (n, h, w, 3)
     * @return the logits (n, h, w, classes)
     * @throws bowman.graph.ShapeException if the network does not take an image of this size
     */
    Value logits(GraphBuilder builder, Value image, Mode mode);
}
