package bowman.io.synthetic;

import bowman.runtime.RandomKey;

/**
 * A closed wavy outline about a point.
 *
 * @param x the middle's column
 * @param y the middle's row
 * @param radius the mean radius in pixels
 * @param key what shapes it
 */
record Outline(double x, double y, double radius, RandomKey key) {

    private static final int HARMONICS = 4;
    private static final double WAVINESS = 0.13;

    /** The most that the outline reaches out from its middle. */
    double reach() {
        return radius * (1 + WAVINESS * 2.1);
    }

    /** How far a point lies inside (negative: outside), in pixels along the radius. */
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

    /** An outline within this one: shrunk, and moved by up to {@code shift} of the radius. */
    Outline inner(double scale, double shift) {
        double angle = 2 * Math.PI * key.uniform(3, 0);
        double distance = radius * shift * key.uniform(3, 1);
        return new Outline(x + distance * Math.cos(angle), y + distance * Math.sin(angle), radius * scale,
                key.derive(7));
    }
}
