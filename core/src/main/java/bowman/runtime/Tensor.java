package bowman.runtime;

import bowman.graph.Shape;

/**
 * Numbers on the host: a shape and its elements, row-major. The array is not copied: its ownership passes to the
 * tensor.
 *
 * @param shape the extents
 * @param data exactly {@code shape.size()} numbers
 */
public record Tensor(Shape shape, float[] data) {

    /**
     * Checks the length of the array.
     *
     * @throws IllegalArgumentException if it is not {@code shape.size()}
     */
    public Tensor {
        if (data.length != shape.size()) {
            throw new IllegalArgumentException("a tensor of " + shape + " has " + shape.size() + " elements, got "
                    + data.length);
        }
    }

    /** Returns a tensor of zeros. */
    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new float[shape.size()]);
    }

    /** Returns this (n, c, h, w) tensor, PyTorch's order, as a feature map (n, h, w, c). */
    public Tensor channelsLast() {
        int n = shape.extent(0);
        int c = shape.extent(1);
        int h = shape.extent(2);
        int w = shape.extent(3);
        return new Tensor(Shape.map(n, h, w, c), exchange(n, c, h * w));
    }

    /** Returns this feature map (n, h, w, c) as (n, c, h, w), PyTorch's order. */
    public Tensor channelsFirst() {
        int n = shape.samples();
        int h = shape.height();
        int w = shape.width();
        int c = shape.channels();
        return new Tensor(Shape.of(n, c, h, w), exchange(n, h * w, c));
    }

    /** (n, rows, columns) to (n, columns, rows). */
    private float[] exchange(int n, int rows, int columns) {
        float[] exchanged = new float[data.length];
        for (int s = 0; s < n; s++) {
            int base = s * rows * columns;
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    exchanged[base + c * rows + r] = data[base + r * columns + c];
                }
            }
        }
        return exchanged;
    }
}
