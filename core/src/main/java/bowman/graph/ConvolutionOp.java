package bowman.graph;

import java.util.List;

/**
 * Cross-correlation of a feature map with a weight of shape (out, in / groups, height, width); a weight of shape
 * (out, in) is a linear layer, the same as a 1x1 convolution. The result has floor((n + 2 padding - dilation (k - 1) -
 * 1) / stride) + 1 rows and columns.
 */
public sealed interface ConvolutionOp extends Op {

    /** Returns stride, padding, dilation and groups. */
    Geometry geometry();

    /** Stride, zero padding and dilation, the same along both axes, and the number of groups of channels. */
    record Geometry(int stride, int padding, int dilation, int groups) {

        /** Stride 1, no padding, one group. */
        public static final Geometry POINTWISE = new Geometry(1, 0, 1, 1);

        /**
         * Checks the ranges.
         *
         * @throws ShapeException if stride, dilation or groups is below 1, or padding below 0
         */
        public Geometry {
            if (stride < 1 || padding < 0 || dilation < 1 || groups < 1) {
                throw new ShapeException("stride, dilation and groups must be at least 1 and padding at least 0, got "
                        + stride + ", " + dilation + ", " + groups + ", " + padding);
            }
        }

        /**
         * Returns the result's extent along an axis of {@code extent} elements, for a kernel of {@code kernel}
         * elements.
         */
        public int resultExtent(int extent, int kernel) {
            return Math.floorDiv(extent + 2 * padding - dilation * (kernel - 1) - 1, stride) + 1;
        }

        /** Returns the result's shape for a feature map and a weight. */
        public Shape result(Shape map, Shape weight) {
            int height = resultExtent(map.height(), kernelHeight(weight));
            int width = resultExtent(map.width(), kernelWidth(weight));
            if (height < 1 || width < 1) {
                throw new ShapeException("a kernel of " + weight + " does not fit into a map of " + map);
            }
            return Shape.map(map.samples(), height, width, weight.extent(0));
        }

        /** Returns whether each channel is convolved by itself. */
        public boolean isDepthwise(Shape weight) {
            return groups > 1 && weight.extent(1) == 1 && weight.extent(0) == groups;
        }
    }

    /** Returns the kernel's height; 1 for a linear layer. */
    static int kernelHeight(Shape weight) {
        return weight.rank() == 2 ? 1 : weight.extent(2);
    }

    /** Returns the kernel's width; 1 for a linear layer. */
    static int kernelWidth(Shape weight) {
        return weight.rank() == 2 ? 1 : weight.extent(3);
    }

    private static void checkWeight(ConvolutionOp op, int channels, Shape weight) {
        int groups = op.geometry().groups();
        Operands.check(weight.rank() == 2 || weight.rank() == 4, op, "a weight has rank 2 or 4, got " + weight);
        Operands.check(channels == weight.extent(1) * groups && weight.extent(0) % groups == 0, op,
                "a weight of " + weight + " in " + groups + " group(s) does not fit " + channels + " channels");
    }

    /** Operations on the sum before it is written: + bias, + residual, then the activation. */
    record Epilogue(boolean bias, boolean residual, Activation activation) {

        /** The sum alone. */
        public static final Epilogue NONE = new Epilogue(false, false, Activation.IDENTITY);

        /** The sum and a bias. */
        public static final Epilogue BIAS = new Epilogue(true, false, Activation.IDENTITY);

        /** Returns this epilogue with a residual added before the activation. */
        public Epilogue withResidual() {
            return new Epilogue(bias, true, activation);
        }

        /** Returns this epilogue with another activation. */
        public Epilogue withActivation(Activation other) {
            return new Epilogue(bias, residual, other);
        }
    }

    /**
     * The convolution. Operands: map, weight, then a bias (out) and a residual of the result's shape where the epilogue
     * has them.
     */
    record Convolution(Geometry geometry, Epilogue epilogue) implements ConvolutionOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2 + (epilogue.bias() ? 1 : 0) + (epilogue.residual() ? 1 : 0));
            Shape weight = operands.get(1);
            checkWeight(this, operands.get(0).channels(), weight);
            Shape result = geometry.result(operands.get(0), weight);
            if (epilogue.bias()) {
                Operands.perChannel(this, weight.extent(0), operands.get(2));
            }
            if (epilogue.residual()) {
                Operands.same(this, result, operands.getLast());
            }
            return List.of(result);
        }
    }

    /** The gradient with respect to the map, whose shape is {@code map}. Operands: gradient of the result, weight. */
    record ConvolutionMapGradient(Geometry geometry, Shape map) implements ConvolutionOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            checkWeight(this, map.channels(), operands.get(1));
            Operands.same(this, geometry.result(map, operands.get(1)), operands.get(0));
            return List.of(map);
        }
    }

    /**
     * The gradient with respect to the weight, whose shape is {@code weight}. Operands: map, gradient of the result.
     */
    record ConvolutionWeightGradient(Geometry geometry, Shape weight) implements ConvolutionOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            checkWeight(this, operands.get(0).channels(), weight);
            Operands.same(this, geometry.result(operands.get(0), weight), operands.get(1));
            return List.of(weight);
        }
    }
}
