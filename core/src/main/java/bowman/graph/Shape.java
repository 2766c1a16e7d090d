package bowman.graph;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The extents of a value, outermost first; its elements are numbered row-major.
 *
 * <p>Feature maps have rank 4 and are (samples, height, width, channels). Weights keep PyTorch's extents: a convolution
 * (out, in / groups, height, width), a linear layer (out, in), a norm (channels). A scalar has rank 0.
 */
public final class Shape {

    /** The shape of a single number. */
    public static final Shape SCALAR = new Shape();

    private final int[] extents;
    private final int size;

    private Shape(int... extents) {
        long elements = 1;
        for (int extent : extents) {
            if (extent < 1) {
                throw new ShapeException("every extent must be at least 1, got " + join(extents));
            }
            elements *= extent;
            if (elements > Integer.MAX_VALUE) {
                throw new ShapeException(join(extents) + " holds more than 2^31 - 1 elements;"
                        + " use a smaller batch or a smaller image");
            }
        }
        this.extents = extents;
        this.size = (int) elements;
    }

    /**
     * Returns the shape with the given extents, outermost first; none for a scalar.
     *
     * @throws ShapeException if an extent is below 1 or the shape holds more than 2^31 - 1 elements
     */
    public static Shape of(int... extents) {
        return new Shape(extents.clone());
    }

    /** Returns the shape of a feature map. */
    public static Shape map(int samples, int height, int width, int channels) {
        return new Shape(samples, height, width, channels);
    }

    /** Returns the number of axes. */
    public int rank() {
        return extents.length;
    }

    /** Returns the extent of an axis, counted from the outermost, 0. */
    public int extent(int axis) {
        return extents[axis];
    }

    /** Returns the extents, outermost first, as a new array. */
    public int[] extents() {
        return extents.clone();
    }

    /** Returns the number of elements. */
    public int size() {
        return size;
    }

    /**
     * Returns the number of samples of a feature map.
     *
     * @throws ShapeException if the rank is not 4
     */
    public int samples() {
        return mapExtent(0);
    }

    /**
     * Returns the height of a feature map, in pixels.
     *
     * @throws ShapeException if the rank is not 4
     */
    public int height() {
        return mapExtent(1);
    }

    /**
     * Returns the width of a feature map, in pixels.
     *
     * @throws ShapeException if the rank is not 4
     */
    public int width() {
        return mapExtent(2);
    }

    /**
     * Returns the number of channels of a feature map.
     *
     * @throws ShapeException if the rank is not 4
     */
    public int channels() {
        return mapExtent(3);
    }

    /** Returns samples times height times width, the number of vectors of channels in a feature map. */
    public int pixels() {
        return size / channels();
    }

    /** Returns this feature map's shape with another number of channels. */
    public Shape withChannels(int channels) {
        return map(samples(), height(), width(), channels);
    }

    /** Returns this feature map's shape with another height and width. */
    public Shape withArea(int height, int width) {
        return map(samples(), height, width, channels());
    }

    private int mapExtent(int axis) {
        if (extents.length != 4) {
            throw new ShapeException("a feature map (samples, height, width, channels) was expected, got " + this);
        }
        return extents[axis];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(extents, that.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    /** Returns the extents joined by {@code x}, for example {@code 1x512x512x3}; {@code scalar} for rank 0. */
    @Override
    public String toString() {
        return extents.length == 0 ? "scalar" : join(extents);
    }

    private static String join(int[] extents) {
        return Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }
}
