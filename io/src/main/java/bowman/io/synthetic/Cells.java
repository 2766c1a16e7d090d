package bowman.io.synthetic;

import bowman.runtime.RandomKey;

/**
 * A plane divided into cells around jittered lattice points (Worley, A cellular texture basis function, 1996).
 * Neighbouring points may belong to one cell, which makes cells long and bent.
 */
final class Cells {

    /**
     * The position of a point in its cell.
     *
     * @param cell the cell's number
     * @param edge the approximate distance to the edge of the cell in pixels
     * @param middle the distance to the nearest lattice point in pixels
     */
    record Place(long cell, double edge, double middle) {
    }

    private static final double SHARPNESS = 9;

    private final RandomKey key;
    private final double period;
    private final double joining;

    /**
     * @param period the mean spacing of lattice points in pixels
     * @param joining the fraction of points that belong to the cell of the point to the right or below
     */
    Cells(RandomKey key, double period, double joining) {
        this.key = key;
        this.period = period;
        this.joining = joining;
    }

    Place at(double x, double y) {
        int column = (int) Math.floor(x / period);
        int row = (int) Math.floor(y / period);
        double[] distances = new double[9];
        long[] cells = new long[9];
        int nearest = 0;
        for (int i = 0; i < 9; i++) {
            int c = column + i % 3 - 1;
            int r = row + i / 3 - 1;
            double dx = (c + 0.5 + 0.75 * (key.uniform(2 * c, r) - 0.5)) * period - x;
            double dy = (r + 0.5 + 0.75 * (key.uniform(2 * c + 1, r) - 0.5)) * period - y;
            distances[i] = Math.hypot(dx, dy);
            cells[i] = cell(c, r);
            if (distances[i] < distances[nearest]) {
                nearest = i;
            }
        }
        return new Place(cells[nearest], (smoothMinimum(distances, cells, cells[nearest]) - distances[nearest]) / 2,
                distances[nearest]);
    }

    /** The smallest distance to another cell's point; smaller if several are near, which rounds the corners. */
    private double smoothMinimum(double[] distances, long[] cells, long own) {
        double sharpness = SHARPNESS / period;
        double sum = 0;
        for (int i = 0; i < distances.length; i++) {
            if (cells[i] != own) {
                sum += Math.exp(-sharpness * distances[i]);
            }
        }
        return sum == 0 ? 2 * period : -Math.log(sum) / sharpness;
    }

    /** A random number of a cell, uniform in [0, 1). */
    double trait(long cell, int stream) {
        return key.derive(cell).uniform(stream, 0);
    }

    private long cell(int column, int row) {
        float choice = key.derive(3).uniform(column, row);
        if (choice < joining / 2) {
            return number(column + 1, row);
        }
        return choice < joining ? number(column, row + 1) : number(column, row);
    }

    private static long number(int column, int row) {
        return (long) column << 32 | row & 0xFFFFFFFFL;
    }
}
