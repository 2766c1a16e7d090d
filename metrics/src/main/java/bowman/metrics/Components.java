package bowman.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels the connected components of a mask that comes row by row (Rosenfeld and Pfaltz, 1966, with the union-find of
 * Tarjan, 1975). Memory grows with the width and the number of provisional labels, a few for each smooth shape, not
 * with the height.
 *
 * <p>A pixel's label is provisional: parts that turn out to be connected further down had different labels above.
 * {@link #component} maps, after the last row, provisional labels to components.
 */
public final class Components {

    private static final int BACKGROUND = 0;
    /** The longest array that every JVM can allocate. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final int width;
    private final boolean diagonal;
    private final Grouping grouping;
    /** The labels of values, for {@link Grouping#LABELLED} only. */
    private final Map<Integer, Integer> labelOfValue = new HashMap<>();
    private int[] above;
    private int[] current;
    private int[] valuesAbove;
    private int[] values;
    private int row;
    private int count = 1;
    private int[] parent = new int[256];
    private long[] area = new long[256];
    private int[] left = new int[256];
    private int[] right = new int[256];
    private int[] top = new int[256];
    private int[] bottom = new int[256];

    /**
     * Prepares for the first row of a mask.
     *
     * @param width columns of the mask, at least 1
     */
    public Components(int width, Connectivity connectivity) {
        this(width, connectivity, Grouping.CONNECTED);
    }

    /**
     * Prepares for the first row of a mask.
     *
     * @param width columns of the mask, at least 1
     * @param connectivity of pixels of the same value; without effect on {@link Grouping#LABELLED}
     */
    public Components(int width, Connectivity connectivity, Grouping grouping) {
        if (width < 1) {
            throw new IllegalArgumentException("a mask has at least one column, got " + width);
        }
        this.width = width;
        this.diagonal = connectivity == Connectivity.EIGHT;
        this.grouping = grouping;
        // A column of background on each side saves the tests for the edges.
        this.above = new int[width + 2];
        this.current = new int[width + 2];
        this.valuesAbove = new int[width + 2];
        this.values = new int[width + 2];
    }

    /**
     * Labels the next row.
     *
     * @param mask all but 0 is positive
     * @param offset of the row's first pixel
     * @return the provisional label of the pixel in column x at x + 1, 0 for background and at both ends; the array is
     *     reused
     * @throws IllegalArgumentException if the mask ends before the row does
     * @throws IllegalStateException if there are more provisional labels than an array can hold
     */
    public int[] addRow(byte[] mask, int offset) {
        if (offset < 0 || offset > mask.length - width) {
            throw new IllegalArgumentException("a row of " + width + " columns at offset " + offset
                    + " does not lie in a mask of " + mask.length + " bytes");
        }
        startRow();
        for (int x = 1; x <= width; x++) {
            values[x] = mask[offset + x - 1] == 0 ? BACKGROUND : 1;
        }
        return labelRow();
    }

    /**
     * Labels the next row of a mask whose pixels have values: only pixels of the same value are connected.
     *
     * @param numbers the values of the row from index 0 on, 0 for background
     * @return as {@link #addRow(byte[], int)} does
     * @throws IllegalArgumentException if there are fewer values than columns
     * @throws IllegalStateException if there are more provisional labels than an array can hold
     */
    public int[] addRow(int[] numbers) {
        if (numbers.length < width) {
            throw new IllegalArgumentException("a row has " + width + " columns, got " + numbers.length + " values");
        }
        startRow();
        System.arraycopy(numbers, 0, values, 1, width);
        return labelRow();
    }

    private void startRow() {
        int[] swapped = above;
        above = current;
        current = swapped;
        swapped = valuesAbove;
        valuesAbove = values;
        values = swapped;
    }

    private int[] labelRow() {
        for (int x = 1; x <= width; x++) {
            current[x] = values[x] == BACKGROUND ? BACKGROUND : label(x);
        }
        row++;
        return current;
    }

    private int label(int x) {
        int label = current[x - 1];
        int value = values[x];
        if (values[x - 1] != value) {
            label = grouping == Grouping.LABELLED ? labelOfValue.getOrDefault(value, BACKGROUND) : BACKGROUND;
        }
        if (grouping == Grouping.CONNECTED) {
            label = join(label, labelAbove(x, value));
            if (diagonal) {
                label = join(join(label, labelAbove(x - 1, value)), labelAbove(x + 1, value));
            }
        }
        if (label == BACKGROUND) {
            label = create();
            if (grouping == Grouping.LABELLED) {
                labelOfValue.put(value, label);
            }
        }
        include(label, x - 1);
        return label;
    }

    private int labelAbove(int x, int value) {
        return valuesAbove[x] == value ? above[x] : BACKGROUND;
    }

    private int join(int a, int b) {
        if (a == BACKGROUND || b == BACKGROUND || a == b) {
            return Math.max(a, b);
        }
        int first = component(a);
        int second = component(b);
        int root = Math.min(first, second);
        int child = Math.max(first, second);
        if (root != child) {
            parent[child] = root;
            area[root] += area[child];
            left[root] = Math.min(left[root], left[child]);
            right[root] = Math.max(right[root], right[child]);
            top[root] = Math.min(top[root], top[child]);
            bottom[root] = Math.max(bottom[root], bottom[child]);
        }
        return root;
    }

    private int create() {
        if (count == parent.length) {
            grow();
        }
        parent[count] = count;
        left[count] = width;
        right[count] = -1;
        top[count] = row;
        return count++;
    }

    private void grow() {
        int capacity = grown(count);
        parent = Arrays.copyOf(parent, capacity);
        area = Arrays.copyOf(area, capacity);
        left = Arrays.copyOf(left, capacity);
        right = Arrays.copyOf(right, capacity);
        top = Arrays.copyOf(top, capacity);
        bottom = Arrays.copyOf(bottom, capacity);
    }

    /** Twice the capacity, limited to the longest array. */
    static int grown(int capacity) {
        if (capacity == LONGEST) {
            throw new IllegalStateException("the mask needs more than " + (LONGEST - 1) + " provisional labels; remove"
                    + " its specks first or label it in parts");
        }
        return (int) Math.min(2L * capacity, LONGEST);
    }

    private void include(int label, int x) {
        int root = component(label);
        area[root]++;
        left[root] = Math.min(left[root], x);
        right[root] = Math.max(right[root], x);
        bottom[root] = row;
    }

    /** The label of the component that a provisional label belongs to, according to the rows so far. */
    public int component(int label) {
        int root = label;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /** The components of the rows so far, in the order of their first pixels. */
    public List<Component> found() {
        List<Component> found = new ArrayList<>();
        for (int label = 1; label < count; label++) {
            if (parent[label] == label) {
                found.add(new Component(label, area[label], left[label], top[label], right[label] - left[label] + 1,
                        bottom[label] - top[label] + 1));
            }
        }
        return List.copyOf(found);
    }
}
