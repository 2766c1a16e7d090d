package bowman.io.outline;

/**
 * A closed line along the edges of pixels that passes no corner twice. Vertical and horizontal edges alternate, so no
 * corner lies within a straight line.
 */
public final class Ring {

    private final int[] coordinates;

    /** @param coordinates x and y of each corner, the last of which is connected to the first; not copied */
    Ring(int[] coordinates) {
        this.coordinates = coordinates;
    }

    /** The number of corners; the first one is counted once. */
    public int size() {
        return coordinates.length / 2;
    }

    /** The x coordinate of corner {@code i}: the left edge of this column. */
    public int x(int i) {
        return coordinates[2 * i];
    }

    /** The y coordinate of corner {@code i}: the top edge of this row. */
    public int y(int i) {
        return coordinates[2 * i + 1];
    }

    /**
     * The enclosed area in pixels: positive for an outline, which is clockwise on the screen, negative for a hole. That
     * is the right-hand rule of GeoJSON (RFC 7946, section 3.1.6), whose y axis points up.
     */
    long signedArea() {
        long twice = 0;
        int last = size() - 1;
        for (int i = 0; i <= last; i++) {
            int next = i == last ? 0 : i + 1;
            twice += (long) x(i) * y(next) - (long) x(next) * y(i);
        }
        return twice / 2;
    }
}
