package bowman.model;

import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.nn.Layer;
import bowman.nn.Scope;
import java.util.List;
import java.util.Optional;

/** A kind of network that computes one map from an encoder's feature maps, and logits from that map. */
interface Decoder {

    /** Returns the decoder's part of an architecture's name. */
    String name();

    /** Returns the options with which segmentation_models_pytorch makes the same network. */
    SmpDecoder smp();

    /** Returns the number of which an image's height and width must be multiples. */
    int sizeMultiple();

    /** Returns the reason why the decoder cannot be combined with an encoder; empty if it can. */
    default Optional<String> refusal(Encoder encoder) {
        return Optional.empty();
    }

    /** Declares the decoder's variables, for feature maps of the given levels. */
    Forward declare(Scope scope, List<FeatureLevel> levels, DropRates rates);

    /** Declares the variables of the layer that turns the decoder's map into logits of the image's size. */
    Layer declareHead(Scope scope, int classes);

    /** The forward pass of a decoder whose variables are in the graph. */
    @FunctionalInterface
    interface Forward {

        /**
         * Adds the decoder's operations and returns its map.
         *
         * @param image the shape of the image, of which only height and width matter
         * @param features the encoder's feature maps, finest first
         */
        Value apply(Shape image, List<Value> features);
    }
}
