package bowman.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds and measures the connected components of a mask that comes row by row, such as that of a whole slide. A
 * component that the latest row does not touch is complete: it is measured, and kept or dropped. So memory grows with
 * the width, the number of incomplete components and the instances that are kept, not with the height or the number
 * of specks.
 *
 * <p>Components are joined run by run (He, Chao and Suzuki, A run-based two-scan labeling algorithm, 2008). Not
 * thread-safe.
 */
public final class InstanceFinder {

    /**
     * Thirty thousand glomeruli of 250 pixels' diameter. Kept, these are 100 MB; one component of so many runs needs
     * some 500 MB while it grows, is sorted and filled.
     */
    private static final int MOST_RUNS = 8_000_000;

    private final int width;
    private final int height;
    private final Settings settings;
    private final int mostRuns;
    private final OpenRuns openRuns = new OpenRuns();
    /** In the order of their last rows. */
    private final List<Instance> kept = new ArrayList<>();
    private RowRuns above;
    private RowRuns current;
    private int row;
    private int open;
    private long keptRuns;

    /**
     * Criteria for instances. Immutable.
     *
     * @param connectivity of its pixels
     * @param cut a pixel belongs to an instance if its gray level is above this, 0 to 254
     * @param holes whether holes are kept or filled
     * @param minimumArea components of fewer pixels, filled holes included, are dropped
     */
    public record Settings(Connectivity connectivity, int cut, Holes holes, long minimumArea) {

        /** Eight neighbours, levels of 128 or more, holes kept, and instances of any size. */
        public static final Settings DEFAULT = new Settings(Connectivity.EIGHT, 127, Holes.KEEP, 0);

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if the cut is not 0 to 254 or the minimum area is negative
         */
        public Settings {
            if (cut < 0 || cut > 254) {
                throw new IllegalArgumentException("levels are 0 to 255, so the cut is 0 to 254, got " + cut);
            }
            if (minimumArea < 0) {
                throw new IllegalArgumentException("the minimum area must be at least 0 pixels, got " + minimumArea);
            }
        }

        /** These settings with another connectivity. */
        public Settings withConnectivity(Connectivity other) {
            return new Settings(other, cut, holes, minimumArea);
        }

        /** These settings with another cut. */
        public Settings withCut(int level) {
            return new Settings(connectivity, level, holes, minimumArea);
        }

        /** These settings with another treatment of holes. */
        public Settings withHoles(Holes other) {
            return new Settings(connectivity, cut, other, minimumArea);
        }

        /** These settings with another minimum area in pixels. */
        public Settings withMinimumArea(long pixels) {
            return new Settings(connectivity, cut, holes, pixels);
        }
    }

    /**
     * Prepares for the first row of a mask.
     *
     * @param width columns of the mask, at least 1
     * @param height rows of the mask, at least 1
     */
    public InstanceFinder(int width, int height, Settings settings) {
        this(width, height, settings, MOST_RUNS);
    }

    /** @param mostRuns the most runs that incomplete components and kept instances may have together */
    InstanceFinder(int width, int height, Settings settings, int mostRuns) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a mask has at least one pixel, got " + width + "x" + height);
        }
        this.width = width;
        this.height = height;
        this.settings = settings;
        this.mostRuns = mostRuns;
        this.above = new RowRuns(width);
        this.current = new RowRuns(width);
    }

    /**
     * Adds the next row.
     *
     * @param levels probabilities 0 to 1 as 0 to 255, or a mask of 0 and 255
     * @param offset of the row's first pixel
     * @throws IllegalArgumentException if the array ends before the row does
     * @throws IllegalStateException if all rows were added already
     * @throws FragmentedMaskException if the components have too many runs together to be kept in memory
     */
    public void addRow(byte[] levels, int offset) {
        if (offset < 0 || offset > levels.length - width) {
            throw new IllegalArgumentException("a row of " + width + " columns at offset " + offset
                    + " does not lie in a mask of " + levels.length + " bytes");
        }
        requireRow();
        current.find(levels, offset, width, settings.cut());
        finishRow(levels, offset);
    }

    /**
     * Adds the next row of a mask whose pixels have values: only pixels of the same value are connected.
     *
     * @param levels probabilities 0 to 1 as 0 to 255, from index 0 on
     * @param values one for each column, from index 0 on; pixels of 0 belong to no instance
     * @throws IllegalArgumentException if an array ends before the row does
     * @throws IllegalStateException if all rows were added already
     * @throws FragmentedMaskException if the components have too many runs together to be kept in memory
     */
    public void addRow(byte[] levels, int[] values) {
        if (levels.length < width || values.length < width) {
            throw new IllegalArgumentException("a row has " + width + " columns, got " + levels.length + " levels and "
                    + values.length + " values");
        }
        requireRow();
        current.find(levels, values, width, settings.cut());
        finishRow(levels, 0);
    }

    private void requireRow() {
        if (row == height) {
            throw new IllegalStateException("all " + height + " rows of the mask were added already");
        }
    }

    private void finishRow(byte[] levels, int offset) {
        connect(levels, offset);
        closeUntouched();
        RowRuns swapped = above;
        above = current;
        current = swapped;
        row++;
        if (heldRuns() > mostRuns) {
            throw new FragmentedMaskException(mostRuns, row - 1);
        }
    }

    /** Assigns a component to each run of the row: a new one, joined with those it touches in the row above. */
    private void connect(byte[] levels, int offset) {
        int reach = settings.connectivity() == Connectivity.EIGHT ? 1 : 0;
        int first = 0;
        for (int run = 0; run < current.size(); run++) {
            int from = current.from(run);
            int to = current.to(run);
            while (first < above.size() && above.to(first) + reach <= from) {
                first++;
            }
            OpenComponent component = new OpenComponent(openRuns, row, from, to);
            open++;
            include(component, levels, offset + from, offset + to);
            for (int other = first; other < above.size() && above.from(other) < to + reach; other++) {
                if (above.value(other) == current.value(run)) {
                    component = join(above.root(other), component);
                }
            }
            current.assign(run, component);
        }
    }

    private static void include(OpenComponent component, byte[] levels, int from, int to) {
        long sum = 0;
        int maximum = 0;
        for (int i = from; i < to; i++) {
            int level = levels[i] & 0xFF;
            sum += level;
            maximum = Math.max(maximum, level);
        }
        component.include(sum, maximum);
    }

    private OpenComponent join(OpenComponent a, OpenComponent b) {
        if (a == b) {
            return a;
        }
        open--;
        // The component of more runs stays the root, so that paths to the root are short.
        return a.count() >= b.count() ? a.absorb(b, openRuns) : b.absorb(a, openRuns);
    }

    private void closeUntouched() {
        for (int run = 0; run < above.size(); run++) {
            OpenComponent component = above.root(run);
            if (component.bottom() < row && !component.isClosed()) {
                close(component);
            }
        }
        above.clear();
    }

    private void close(OpenComponent component) {
        open--;
        boolean fill = settings.holes() == Holes.FILL && component.mayHaveHoles();
        long most = fill ? component.boxArea() : component.pixels();
        if (most < settings.minimumArea()) {
            component.drop(openRuns);
            return;
        }
        Runs runs = component.close(openRuns);
        if (fill) {
            runs = HoleFilling.fill(runs, settings.connectivity());
            dropInside(runs, component.top());
        }
        Instance instance = Instance.measure(runs, component, width, height);
        if (instance.area() >= settings.minimumArea()) {
            kept.add(instance);
            keptRuns += runs.size();
        }
    }

    /** Components inside a hole are complete before the component around it. */
    private void dropInside(Runs runs, int top) {
        int start = kept.size();
        while (start > 0 && kept.get(start - 1).y() + kept.get(start - 1).height() > top) {
            start--;
        }
        List<Instance> latest = kept.subList(start, kept.size());
        Predicate<Instance> inside = instance -> runs.contains(instance.runs().from(0), instance.y());
        keptRuns -= latest.stream().filter(inside).mapToLong(instance -> instance.runs().size()).sum();
        latest.removeIf(inside);
    }

    /**
     * The instances of the whole mask, in the order of their first pixels, by row and then by column.
     *
     * @throws IllegalStateException if rows are missing
     */
    public List<Instance> finish() {
        if (row < height) {
            throw new IllegalStateException("only " + row + " of the mask's " + height + " rows were added");
        }
        closeUntouched();
        List<Instance> instances = new ArrayList<>(kept);
        instances.sort(Comparator.comparingInt(Instance::y).thenComparingInt(instance -> instance.runs().from(0)));
        return List.copyOf(instances);
    }

    /** The number of components that the latest row touches. */
    int openComponents() {
        return open;
    }

    /** The number of runs of incomplete components and kept instances. */
    long heldRuns() {
        return openRuns.size() + keptRuns;
    }
}
