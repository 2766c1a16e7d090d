package bowman.io.outline;

/**
 * A closed line along the edges of pixels, without a corner that it passes twice. Edges alternate between vertical and
 * horizontal ones, so no corner lies on a straight line.
 */
public final class Ring {

    private final int[] coordinates;

    /** @param coordinates x and y of each corner, the last of which is joined with the first; not copied */
    Ring(int[] coordinates) {
        this.coordinates = coordinates;
    }

    /** The number of corners, the first not counted again. */
    public int size() {
        return coordinates.length / 2;
    }

    /** The column left of which corner {@code i} lies. */
    public int x(int i) {
        return coordinates[2 * i];
    }

    /** The row above which corner {@code i} lies. */
    public int y(int i) {
        return coordinates[2 * i + 1];
    }

    /**
     * The enclosed area in pixels: positive for an outline, which goes clockwise as seen, negative for a hole. That is
     * the right-hand rule of GeoJSON (RFC 7946, section 3.1.6), whose y goes up.
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
