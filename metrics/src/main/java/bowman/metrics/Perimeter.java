package bowman.metrics;

/**
 * The perimeter of the shape of pixels, by the Cauchy-Crofton formula over four directions (Legland, Kiêu and Devaux,
 * Computation of Minkowski measures on 2D and 3D binary images, Image Analysis and Stereology 26, 2007): half the mean
 * number of crossings of the outline by parallel lines, times pi and the lines' spacing. Lines go through pixels'
 * centres, rows and columns a pixel apart, diagonals 1/sqrt(2) of it.
 *
 * <p>A direction's lines cross the outline twice for each pixel without its neighbour on that side: with A pixels and
 * N<sub>k</sub> pairs of neighbours in direction k, P = pi/4 (2A - N<sub>0</sub> - N<sub>90</sub> + (2A -
 * N<sub>45</sub> - N<sub>135</sub>) / sqrt(2)).
 */
final class Perimeter {

    private Perimeter() {
    }

    /** The perimeter in pixels of the outer outlines and those of holes together. */
    static double of(Runs runs, long area) {
        long row = area - runs.size();
        long column = 0;
        long diagonals = 0;
        int start = 0;
        int end = runs.size() == 0 ? 0 : runs.endOfRow(0);
        while (end < runs.size()) {
            int next = runs.endOfRow(end);
            if (runs.row(end) == runs.row(start) + 1) {
                column += common(runs, start, end, next, 0);
                diagonals += common(runs, start, end, next, 1) + common(runs, start, end, next, -1);
            }
            start = end;
            end = next;
        }
        return Math.PI / 4 * (2 * area - row - column + (2 * area - diagonals) / Math.sqrt(2));
    }

    /** Counts the pixels of the runs from start to middle, shifted by columns, above runs from middle to end. */
    private static long common(Runs runs, int start, int middle, int end, int columns) {
        long common = 0;
        int upper = start;
        int lower = middle;
        while (upper < middle && lower < end) {
            int from = Math.max(runs.from(upper) + columns, runs.from(lower));
            int to = Math.min(runs.to(upper) + columns, runs.to(lower));
            common += Math.max(0, to - from);
            if (runs.to(upper) + columns < runs.to(lower)) {
                upper++;
            } else {
                lower++;
            }
        }
        return common;
    }
}
