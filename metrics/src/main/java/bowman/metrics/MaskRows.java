package bowman.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Draws the mask of instances row by row, so that a mask can be written that shows exactly these instances. Needs no
 * memory beyond the instances.
 */
public final class MaskRows {

    private static final byte POSITIVE = (byte) 255;

    private final int width;
    private final List<Instance> instances;
    private final List<Reached> reached = new ArrayList<>();
    private int next;
    private int row;

    /**
     * Prepares for the first row of the mask.
     *
     * @param width columns of the mask
     * @param instances in any order
     */
    public MaskRows(int width, List<Instance> instances) {
        this.width = width;
        this.instances = instances.stream().sorted(Comparator.comparingInt(Instance::y)).toList();
    }

    /**
     * Writes the next row.
     *
     * @param mask takes 255 where an instance is, 0 elsewhere
     * @param offset of the row's first pixel
     */
    public void next(byte[] mask, int offset) {
        Arrays.fill(mask, offset, offset + width, (byte) 0);
        while (next < instances.size() && instances.get(next).y() == row) {
            reached.add(new Reached(instances.get(next++).runs()));
        }
        reached.removeIf(instance -> !instance.draw(row, mask, offset));
        row++;
    }

    /** The number of instances that have further rows. */
    int unfinished() {
        return reached.size();
    }

    /** An instance whose first rows were reached. */
    private static final class Reached {

        private final Runs runs;
        private int drawn;

        Reached(Runs runs) {
            this.runs = runs;
        }

        /** Draws the runs of the row, and returns whether more follow. */
        boolean draw(int row, byte[] mask, int offset) {
            while (drawn < runs.size() && runs.row(drawn) == row) {
                Arrays.fill(mask, offset + runs.from(drawn), offset + runs.to(drawn), POSITIVE);
                drawn++;
            }
            return drawn < runs.size();
        }
    }
}
