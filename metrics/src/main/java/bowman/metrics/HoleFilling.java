package bowman.metrics;

import java.util.Arrays;

/**
 * Fills the holes of a component: the gaps between its runs that no path of gaps joins with the outside. A union-find
 * over gaps, so the cost grows with the number of runs, not with the area.
 */
final class HoleFilling {

    private final Runs runs;
    /** Columns by which background pixels of adjacent rows may be apart and still connect: 1 (corners) or 0. */
    private final int reach;
    /** Union-find parent of each gap; a gap has the number of the run before it, and the last one is the outside. */
    private final int[] parent;
    private final int outside;

    private HoleFilling(Runs runs, Connectivity connectivity) {
        this.runs = runs;
        this.reach = connectivity == Connectivity.EIGHT ? 0 : 1;
        this.outside = runs.size();
        this.parent = new int[outside + 1];
        Arrays.setAll(parent, gap -> gap);
    }

    /** @param connectivity of the component; its background has the other one */
    static Runs fill(Runs runs, Connectivity connectivity) {
        HoleFilling filling = new HoleFilling(runs, connectivity);
        filling.connectGaps();
        return filling.filled();
    }

    /** A connected component has runs in every row from its first to its last one. */
    private void connectGaps() {
        int start = 0;
        int end = runs.endOfRow(start);
        openToOutside(start, end);
        while (end < runs.size()) {
            int next = runs.endOfRow(end);
            connectRows(start, end, next);
            start = end;
            end = next;
        }
        openToOutside(start, end);
    }

    private void openToOutside(int start, int end) {
        for (int gap = start; gap < end - 1; gap++) {
            join(gap, outside);
        }
    }

    /** Joins the background of a row, whose runs are those from start to middle, with that of the next one. */
    private void connectRows(int start, int middle, int end) {
        int upper = start - 1;
        int lower = middle - 1;
        while (upper < middle && lower < end) {
            long from = Math.max(gapFrom(upper, start), gapFrom(lower, middle));
            long to = Math.min(gapTo(upper, middle), gapTo(lower, end));
            if (from < to + reach) {
                join(node(upper, start, middle), node(lower, middle, end));
            }
            if (gapTo(upper, middle) < gapTo(lower, end)) {
                upper++;
            } else {
                lower++;
            }
        }
    }

    /** The gap before the first run of a row has the number of that run less one; both it and the last are outside. */
    private int node(int gap, int start, int end) {
        return gap < start || gap == end - 1 ? outside : gap;
    }

    private long gapFrom(int gap, int start) {
        return gap < start ? Long.MIN_VALUE / 2 : runs.to(gap);
    }

    private long gapTo(int gap, int end) {
        return gap == end - 1 ? Long.MAX_VALUE / 2 : runs.from(gap + 1);
    }

    private void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        parent[Math.min(first, second)] = Math.max(first, second);
    }

    private int root(int gap) {
        int root = gap;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private Runs filled() {
        int[] numbers = new int[3 * runs.size()];
        int count = 0;
        boolean joined = false;
        for (int run = 0; run < runs.size(); run++) {
            if (!joined) {
                numbers[3 * count] = runs.row(run);
                numbers[3 * count + 1] = runs.from(run);
                count++;
            }
            numbers[3 * count - 1] = runs.to(run);
            joined = run + 1 < runs.size() && runs.row(run + 1) == runs.row(run) && root(run) != root(outside);
        }
        return new Runs(Arrays.copyOf(numbers, 3 * count));
    }
}
