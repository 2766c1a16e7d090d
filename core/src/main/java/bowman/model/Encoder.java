package bowman.model;

import bowman.graph.Value;
import bowman.nn.Scope;
import java.util.List;

/** A kind of network that computes feature maps of several resolutions from an image. */
interface Encoder {

    /** Returns the encoder's part of an architecture's name. */
    String name();

    /** Returns the channels and strides of the feature maps, finest first. */
    List<FeatureLevel> levels();

    /** Declares the encoder's variables. */
    Forward declare(Scope scope, DropRates rates);

    /** The forward pass of an encoder whose variables are in the graph. */
    @FunctionalInterface
    interface Forward {

        /** Adds the encoder's operations and returns the feature maps of {@link Encoder#levels()}. */
        List<Value> apply(Value image);
    }
}
