package bowman.metrics;

/** A component that may still grow: the place of its runs, and its sums. */
final class OpenComponent {

    private OpenComponent parent = this;
    private final int head;
    private int tail;
    private int count = 1;
    private int top;
    private int bottom;
    private int left;
    private int right;
    private long pixels;
    private long levels;
    private int highest;
    private boolean closed;

    /** A component of one run. */
    OpenComponent(OpenRuns runs, int row, int from, int to) {
        this.head = runs.add(row, from, to);
        this.tail = head;
        this.top = row;
        this.bottom = row;
        this.left = from;
        this.right = to;
        this.pixels = (long) to - from;
    }

    /** The component that this one was absorbed by, or itself. */
    OpenComponent root() {
        OpenComponent root = this;
        while (root.parent != root) {
            root.parent = root.parent.parent;
            root = root.parent;
        }
        return root;
    }

    /** Adds the gray levels of pixels to the sums. */
    void include(long sum, int maximum) {
        levels += sum;
        highest = Math.max(highest, maximum);
    }

    /** Makes another root part of this root, and returns this one. */
    OpenComponent absorb(OpenComponent other, OpenRuns runs) {
        runs.append(tail, other.head);
        other.parent = this;
        tail = other.tail;
        count += other.count;
        top = Math.min(top, other.top);
        bottom = Math.max(bottom, other.bottom);
        left = Math.min(left, other.left);
        right = Math.max(right, other.right);
        pixels += other.pixels;
        include(other.levels, other.highest);
        return this;
    }

    /** Moves the runs out of the common arrays. */
    Runs close(OpenRuns runs) {
        Runs own = runs.sorted(head, count, top, bottom - top + 1);
        drop(runs);
        return own;
    }

    /** Removes the runs from the common arrays. */
    void drop(OpenRuns runs) {
        runs.drop(head, tail, count);
        closed = true;
    }

    /** The number of its runs. */
    int count() {
        return count;
    }

    boolean isClosed() {
        return closed;
    }

    int top() {
        return top;
    }

    int bottom() {
        return bottom;
    }

    /** The number of its pixels. */
    long pixels() {
        return pixels;
    }

    /** The number of pixels of its bounding box. */
    long boxArea() {
        return (long) (right - left) * (bottom - top + 1);
    }

    /** Returns whether a row has several runs, without which there is no hole. */
    boolean mayHaveHoles() {
        return count > bottom - top + 1;
    }

    /** The mean of the pixels' probabilities, 0 to 1. */
    double meanProbability() {
        return levels / (255.0 * pixels);
    }

    /** The highest of the pixels' probabilities, 0 to 1. */
    double maximumProbability() {
        return highest / 255.0;
    }
}
