package bowman.contract.golden;

import bowman.golden.OpsGolden;
import bowman.graph.Shape;
import bowman.runtime.Tensor;

/** The memory layout of the maps of a golden case. */
enum GoldenLayout {

    /** (n, c, h, w). */
    CHANNELS_FIRST {
        @Override
        Tensor toGraph(OpsGolden.Case golden, Tensor tensor) {
            return tensor.channelsLast();
        }

        @Override
        Tensor toTorch(Tensor tensor) {
            return tensor.channelsFirst();
        }
    },

    /** (n, h w, c), or (n, tokens, c) where the case has no height and width. */
    TOKENS {
        @Override
        Tensor toGraph(OpsGolden.Case golden, Tensor tensor) {
            Shape shape = tensor.shape();
            boolean area = golden.hasAttribute("H");
            int height = area ? golden.attribute("H").integer() : 1;
            int width = area ? golden.attribute("W").integer() : shape.extent(1);
            return new Tensor(Shape.map(shape.extent(0), height, width, shape.extent(2)), tensor.data());
        }

        @Override
        Tensor toTorch(Tensor tensor) {
            return tensor;
        }
    },

    /** As the graph has it. */
    PLAIN {
        @Override
        Tensor toGraph(OpsGolden.Case golden, Tensor tensor) {
            return tensor;
        }

        @Override
        Tensor toTorch(Tensor tensor) {
            return tensor;
        }
    };

    /** A tensor of the case as the graph's feature map. */
    abstract Tensor toGraph(OpsGolden.Case golden, Tensor tensor);

    /** A feature map with its elements in the case's order. */
    abstract Tensor toTorch(Tensor tensor);
}
