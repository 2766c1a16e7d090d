package bowman.graph;

import java.util.List;

/** Changes of a feature map's height and width. */
public sealed interface ResamplingOp extends Op {

    /** The position in the operand that element i of the result is read from along an axis, for a ratio in / out. */
    enum Interpolation {
        /** One element, see {@link #nearest}. */
        NEAREST,
        /** Linear along both axes at max(0, (i + 1/2) ratio - 1/2), the far neighbour clamped to the edge. */
        BILINEAR,
        /** Linear along both axes at i (in - 1) / (out - 1), at 0 for out = 1: corners are mapped to corners. */
        BILINEAR_ALIGN_CORNERS;

        /**
         * Returns the index, along an axis of {@code in} elements, that {@link #NEAREST} reads for element i of {@code
         * out}: floor(i ratio), the ratio and the product rounded to float, as PyTorch rounds them. For one pair of
         * sizes in fifty the result differs from exact arithmetic.
         */
        public static int nearest(int i, int in, int out) {
            return Math.min((int) (i * ((float) in / out)), in - 1);
        }
    }

    /** Resizes to the given height and width. */
    record Resize(Interpolation interpolation, int height, int width) implements ResamplingOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            return List.of(operands.getFirst().withArea(height, width));
        }
    }

    /** The gradient of a resize of a map of shape {@code map}. Operand: gradient of the result. */
    record ResizeGradient(Interpolation interpolation, Shape map) implements ResamplingOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            Shape gradient = operands.getFirst();
            Operands.same(this, map.withArea(gradient.height(), gradient.width()), gradient);
            return List.of(map);
        }
    }

    /** The rounding of the number of windows along an axis where they do not fit evenly. */
    enum Rounding {
        /** The last window ends within the map and its padding. */
        DOWN,
        /** The last window may extend beyond the far edge, as with PyTorch's {@code ceil_mode}. */
        UP
    }

    /** A square window that slides over a map; sizes are in pixels. */
    record Window(int kernel, int stride, int padding, Rounding rounding) {

        /**
         * Checks the ranges.
         *
         * @throws ShapeException if kernel or stride is below 1, or padding not in 0 to half the kernel
         */
        public Window {
            if (kernel < 1 || stride < 1 || padding < 0 || 2 * padding > kernel) {
                throw new ShapeException("a window's kernel and stride must be at least 1 and its padding at most half"
                        + " the kernel, got " + kernel + ", " + stride + ", " + padding);
            }
        }

        /** Returns the result's extent along an axis of {@code extent} elements. */
        public int resultExtent(int extent) {
            int span = extent + 2 * padding - kernel;
            return switch (rounding) {
                case DOWN -> Math.floorDiv(span, stride) + 1;
                case UP -> {
                    int count = Math.ceilDiv(span, stride) + 1;
                    // A window may extend beyond the edge, but must not start beyond it.
                    yield (count - 1) * stride >= extent + padding ? count - 1 : count;
                }
            };
        }

        /** Returns the result's shape for a feature map. */
        public Shape result(Shape map) {
            return map.withArea(resultExtent(map.height()), resultExtent(map.width()));
        }
    }

    /** The largest element of each window; padding counts as minus infinity. */
    record MaxPool(Window window) implements ResamplingOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            return List.of(window.result(operands.getFirst()));
        }
    }

    /**
     * The gradient of {@link MaxPool}, which goes to the first largest element of each window, row by row. Operands:
     * gradient of the result, map.
     */
    record MaxPoolGradient(Window window) implements ResamplingOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            Operands.same(this, window.result(operands.get(1)), operands.get(0));
            return List.of(operands.get(1));
        }
    }

    /** The number by which the sum over a window is divided. */
    enum Divisor {
        /** The number of the window's elements within the map and its padding. */
        PADDED,
        /** The number of the window's elements within the map. */
        INSIDE
    }

    /** The mean of each window. */
    record AveragePool(Window window, Divisor divisor) implements ResamplingOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            return List.of(window.result(operands.getFirst()));
        }
    }

    /** The gradient of {@link AveragePool} for a map of shape {@code map}. Operand: gradient of the result. */
    record AveragePoolGradient(Window window, Divisor divisor, Shape map) implements ResamplingOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            Operands.same(this, window.result(map), operands.getFirst());
            return List.of(map);
        }
    }
}
