package bowman.io.synthetic;

import bowman.runtime.RandomKey;

/** Smooth random fields over the plane: random numbers on a lattice, interpolated (value noise). */
final class Noise {

    private final RandomKey key;
    private final double period;

    /** @param period the spacing of lattice points in pixels */
    Noise(RandomKey key, double period) {
        this.key = key;
        this.period = period;
    }

    /** The field at a point, -1 to 1. */
    double at(double x, double y) {
        double u = x / period;
        double v = y / period;
        int column = (int) Math.floor(u);
        int row = (int) Math.floor(v);
        double s = smooth(u - column);
        double t = smooth(v - row);
        double top = mix(lattice(column, row), lattice(column + 1, row), s);
        double bottom = mix(lattice(column, row + 1), lattice(column + 1, row + 1), s);
        return mix(top, bottom, t);
    }

    /** Fractal noise: the field and two octaves of half and a quarter of its period and strength, about -1 to 1. */
    double fractal(double x, double y) {
        return (at(x, y) + at(2 * x + 17, 2 * y + 31) / 2 + at(4 * x + 57, 4 * y + 83) / 4) / 1.75;
    }

    private double lattice(int column, int row) {
        return 2 * key.uniform(column, row) - 1;
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
