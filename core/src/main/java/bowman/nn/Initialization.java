package bowman.nn;

import bowman.graph.Initializer;
import bowman.graph.Shape;

/** The initialization of the weights of linear layers and convolutions; biases start at 0 and norms as the identity. */
@FunctionalInterface
public interface Initialization {

    /** Uniform with the variance 2 / fan-in, for layers in front of a ReLU (He et al., 2015). */
    Initialization KAIMING_UNIFORM = (weight, groups) -> new Initializer.Uniform(Math.sqrt(6.0 / fanIn(weight)));

    /** Normal with the variance 2 / fan-out, for the layers of residual networks (He et al., 2015). */
    Initialization KAIMING_NORMAL = (weight, groups) -> new Initializer.Normal(Math.sqrt(2.0 / fanOut(weight)));

    /** Uniform with the variance 2 / (fan-in + fan-out) (Glorot and Bengio, 2010). */
    Initialization XAVIER_UNIFORM = (weight, groups) -> new Initializer.Uniform(
            Math.sqrt(6.0 / (fanIn(weight) + fanOut(weight))));

    /**
     * Returns the initializer of a weight.
     *
     * @param weight (out, in) of a linear layer, (out, in / groups, height, width) of a convolution
     */
    Initializer of(Shape weight, int groups);

    /** Returns the fan-in: the number of inputs that each element of the result sums over. */
    static int fanIn(Shape weight) {
        return weight.size() / weight.extent(0);
    }

    /**
     * Returns the fan-out: the output channels times the size of the kernel; PyTorch does not divide it by the groups.
     */
    static int fanOut(Shape weight) {
        return weight.size() / weight.extent(1);
    }
}
