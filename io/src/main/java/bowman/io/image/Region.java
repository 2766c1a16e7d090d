package bowman.io.image;

import java.util.Optional;

/**
 * A rectangle of pixels.
 *
 * @param x the first column
 * @param y the first row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Region(int x, int y, int width, int height) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if it starts below 0 or has no pixel
     */
    public Region {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("a region starts at 0 or later and has at least one pixel, got "
                    + width + "x" + height + " at " + x + "," + y);
        }
    }

    /** The number of pixels. */
    public long area() {
        return (long) width * height;
    }

    /** Returns whether another region lies within this one. */
    public boolean contains(Region other) {
        return other.x >= x && other.y >= y && (long) other.x + other.width <= (long) x + width
                && (long) other.y + other.height <= (long) y + height;
    }

    /** Returns the region that this one and another one share; empty if they do not overlap. */
    public Optional<Region> intersection(Region other) {
        int left = Math.max(x, other.x);
        int top = Math.max(y, other.y);
        long right = Math.min((long) x + width, (long) other.x + other.width);
        long bottom = Math.min((long) y + height, (long) other.y + other.height);
        return left < right && top < bottom
                ? Optional.of(new Region(left, top, (int) (right - left), (int) (bottom - top)))
                : Optional.empty();
    }

    /** This region moved right by {@code dx} and down by {@code dy}. */
    public Region shifted(int dx, int dy) {
        return new Region(x + dx, y + dy, width, height);
    }

    @Override
    public String toString() {
        return width + "x" + height + " at " + x + "," + y;
    }
}
