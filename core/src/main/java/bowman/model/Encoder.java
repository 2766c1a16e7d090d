package bowman.model;

import bowman.graph.Value;
import bowman.nn.Scope;
import java.util.List;

/** A kind of network that makes feature maps of several resolutions from an image. */
interface Encoder {

    /** As in the name of an architecture. */
    String name();

    /** The feature maps, finest first. */
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
