package bowman.graph;

import java.util.List;

/** Changes of a feature map's height and width. */
public sealed interface ResamplingOp extends Op {

    /** Where a pixel of the result lies in the operand, for a ratio in / out. */
    enum Interpolation {
        /** {@link #nearest}. */
        NEAREST,
        /** Linear along both axes at max(0, (i + 1/2) ratio - 1/2), the far neighbour clamped to the edge. */
        BILINEAR,
        /** Linear along both axes at i (in - 1) / (out - 1), at 0 for out = 1: corners stay corners. */
        BILINEAR_ALIGN_CORNERS;

        /**
         * Where along an axis of {@code in} elements {@link #NEAREST} finds element i of {@code out}: at floor(i
         * ratio), the ratio and the product rounded to float, as PyTorch rounds them. One pair of sizes in fifty
         * differs from exact arithmetic.
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

    /** How the number of windows along an axis is rounded where they do not fit evenly. */
    enum Rounding {
        /** The last window ends within the map and its padding. */
        DOWN,
        /** The last window may hang over the far edge, as with PyTorch's {@code ceil_mode}. */
        UP
    }

    /** A square window that slides over a map; sizes are in pixels. */
    record Window(int kernel, int stride, int padding, Rounding rounding) {

        public Window {
            if (kernel < 1 || stride < 1 || padding < 0 || 2 * padding > kernel) {
                throw new ShapeException("a window's kernel and stride must be at least 1 and its padding at most half"
                        + " the kernel, got " + kernel + ", " + stride + ", " + padding);
            }
        }

        /** The result's extent along an axis of {@code extent} elements. */
        public int resultExtent(int extent) {
            int span = extent + 2 * padding - kernel;
            return switch (rounding) {
                case DOWN -> Math.floorDiv(span, stride) + 1;
                case UP -> {
                    int count = Math.ceilDiv(span, stride) + 1;
                    // A window may hang over the edge, but must not start beyond it.
                    yield (count - 1) * stride >= extent + padding ? count - 1 : count;
                }
            };
        }

        public Shape result(Shape map) {
            return map.withArea(resultExtent(map.height()), resultExtent(map.width()));
        }
    }

    /** The largest element of each window; padding never wins. */
    record MaxPool(Window window) implements ResamplingOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            return List.of(window.result(operands.getFirst()));
        }
    }

    /** Goes to the first largest element of each window, row by row. Operands: gradient of the result, map. */
    record MaxPoolGradient(Window window) implements ResamplingOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 2);
            Operands.same(this, window.result(operands.get(1)), operands.get(0));
            return List.of(operands.get(1));
        }
    }

    /** What the sum over a window is divided by. */
    enum Divisor {
        /** The window's part within the map and its padding. */
        PADDED,
        /** The window's part within the map. */
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

    /** The gradient for a map of shape {@code map}. Operand: gradient of the result. */
    record AveragePoolGradient(Window window, Divisor divisor, Shape map) implements ResamplingOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 1);
            Operands.same(this, window.result(map), operands.getFirst());
            return List.of(map);
        }
    }
}
