package bowman.io.outline;

import bowman.metrics.Runs;
import java.util.Arrays;

/** The 4-connected components of runs, whose pixels are connected by edges. */
final class EdgeConnectedParts {

    private final int[] parent;

    EdgeConnectedParts(Runs runs) {
        parent = new int[runs.size()];
        Arrays.setAll(parent, run -> run);
        int above = 0;
        for (int run = 0; run < runs.size(); run++) {
            while (runs.row(above) < runs.row(run) - 1
                    || runs.row(above) == runs.row(run) - 1 && runs.to(above) <= runs.from(run)) {
                above++;
            }
            int other = above;
            while (runs.row(other) == runs.row(run) - 1 && runs.from(other) < runs.to(run)) {
                join(other++, run);
            }
        }
    }

    private void join(int a, int b) {
        int first = part(a);
        int second = part(b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }

    /** The first run of the component that a run belongs to. */
    int part(int run) {
        int root = run;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
