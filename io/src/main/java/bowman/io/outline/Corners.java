package bowman.io.outline;

import bowman.metrics.Runs;
import java.util.Arrays;

/**
 * The corners of the outlines of pixels. Along a horizontal line between two rows, outlines go from the first corner to
 * the second one, from the third to the fourth and so on, so the numbers of both ends of an edge differ in the last
 * bit. Where two pixels touch only at a corner there are two corners, one for each pixel.
 */
final class Corners {

    private final Runs runs;
    private int[] x = new int[64];
    private int[] y = new int[64];
    /** The corner at the other end of the vertical edge. */
    private int[] partner = new int[64];
    /** Twice the number of a run that ends at the vertical edge, plus 1 if that is its right end. */
    private int[] side = new int[64];
    private int count;
    /** The upper corner of the vertical edge at each end of a run. */
    private final int[] start;

    /** @param runs of which each row from the first to the last one has at least one */
    Corners(Runs runs) {
        this.runs = runs;
        this.start = new int[2 * runs.size()];
        int upper = 0;
        int lower = 0;
        while (upper < runs.size()) {
            int end = lower;
            while (end < runs.size() && runs.row(end) == runs.row(lower)) {
                end++;
            }
            addLine(lower < end ? runs.row(lower) : runs.row(upper) + 1, 2 * upper, 2 * lower, 2 * end);
            upper = lower;
            lower = end;
        }
    }

    /** Adds the line above a row: the ends of runs from {@code upper} on are above it, from {@code middle} on below. */
    private void addLine(int line, int upper, int middle, int end) {
        int above = upper;
        int below = middle;
        while (above < middle || below < end) {
            int difference = Integer.compare(column(above, middle), column(below, end));
            if (difference < 0) {
                end(above, line);
            } else if (difference > 0) {
                begin(below, line);
            } else if ((above & 1) == (below & 1)) {
                start[below] = start[above];
            } else if ((above & 1) == 1) {
                end(above, line);
                begin(below, line);
            } else {
                begin(below, line);
                end(above, line);
            }
            above += difference <= 0 ? 1 : 0;
            below += difference >= 0 ? 1 : 0;
        }
    }

    private int column(int end, int limit) {
        return end == limit ? Integer.MAX_VALUE : column(end);
    }

    private int column(int end) {
        return (end & 1) == 0 ? runs.from(end >> 1) : runs.to(end >> 1);
    }

    private void begin(int end, int line) {
        start[end] = add(end, line);
    }

    private void end(int end, int line) {
        int corner = add(end, line);
        partner[corner] = start[end];
        partner[start[end]] = corner;
    }

    private int add(int end, int line) {
        if (count == x.length) {
            x = Arrays.copyOf(x, 2 * count);
            y = Arrays.copyOf(y, 2 * count);
            partner = Arrays.copyOf(partner, 2 * count);
            side = Arrays.copyOf(side, 2 * count);
        }
        x[count] = column(end);
        y[count] = line;
        side[count] = end;
        return count++;
    }

    int count() {
        return count;
    }

    int x(int corner) {
        return x[corner];
    }

    int y(int corner) {
        return y[corner];
    }

    /** The corner at the other end of the horizontal edge. */
    int beside(int corner) {
        return corner ^ 1;
    }

    /** The corner at the other end of the vertical edge. */
    int aboveOrBelow(int corner) {
        return partner[corner];
    }

    /** A run that is adjacent to the vertical edge. */
    int run(int corner) {
        return side[corner] >> 1;
    }

    /** Returns whether the pixels are to the right of the vertical edge. */
    boolean isLeftSide(int corner) {
        return (side[corner] & 1) == 0;
    }

    /** The other corner at the same point, or -1. */
    int twin(int corner) {
        int other = (corner & 1) == 0 ? corner - 1 : corner + 1;
        return other >= 0 && other < count && x[other] == x[corner] && y[other] == y[corner] ? other : -1;
    }
}
