package bowman.model;

import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Scope;
import java.util.List;

/** A kind of network that makes one map from an encoder's feature maps, and logits from that map. */
interface Decoder {

    /** As in the name of an architecture. */
    String name();

    /** What the height and the width of an image must be multiples of. */
    int sizeMultiple();

    /** Declares the decoder's variables, for feature maps of the given levels. */
    Merging declare(Scope scope, List<Level> levels, DropRates rates);

    /** Declares the variables of the layer that turns the decoder's map into logits of the image's size. */
    Layer declareHead(Scope scope, int classes);

    /** A decoder whose variables are in the graph. */
    @FunctionalInterface
    interface Merging {

        /** Adds the decoder's operations and gives its map. */
        Value of(List<Value> features);
    }
}
