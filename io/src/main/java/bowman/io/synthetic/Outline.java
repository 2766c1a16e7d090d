package bowman.io.synthetic;

import bowman.runtime.RandomKey;

/**
 * A closed wavy outline around a point.
 *
 * @param x the column of the centre
 * @param y the row of the centre
 * @param radius the mean radius in pixels
 * @param key the random numbers of its shape
 */
record Outline(double x, double y, double radius, RandomKey key) {

    private static final int HARMONICS = 4;
    private static final double WAVINESS = 0.13;

    /** The largest distance of the outline from its centre. */
    double reach() {
        return radius * (1 + WAVINESS * 2.1);
    }

    /** The depth of a point inside (negative: outside), in pixels along the radius. */
    double depth(double px, double py) {
        double dx = px - x;
        double dy = py - y;
        double angle = Math.atan2(dy, dx);
        double wave = 0;
        for (int k = 2; k < 2 + HARMONICS; k++) {
            wave += (2 * key.uniform(1, k) - 1) / (k - 1) * Math.cos(k * angle + 2 * Math.PI * key.uniform(2, k));
        }
        return radius * (1 + WAVINESS * wave) - Math.hypot(dx, dy);
    }

    /** An outline within this one: scaled down, and shifted by up to {@code shift} of the radius. */
    Outline inner(double scale, double shift) {
        double angle = 2 * Math.PI * key.uniform(3, 0);
        double distance = radius * shift * key.uniform(3, 1);
        return new Outline(x + distance * Math.cos(angle), y + distance * Math.sin(angle), radius * scale,
                key.derive(7));
    }
}
