package bowman.kernels.tornado.device;

import bowman.runtime.InsufficientMemoryException;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.WorkerGrid3D;

/**
 * The number of work groups that run a kernel, along three axes, and the number of items of a group along the first
 * axis.
 */
public record Grid(int groupsX, int groupsY, int groupsZ, int items) {

    /** The default number of items of a group. */
    public static final int ITEMS = 256;

    /** CUDA's limit for the second and the third axis. */
    private static final int MOST_GROUPS = 65535;

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a count is below 1
     * @throws InsufficientMemoryException if there are more groups than a device runs, or more items than an int counts
     */
    public Grid {
        if (groupsX < 1 || groupsY < 1 || groupsZ < 1 || items < 1) {
            throw new IllegalArgumentException("a grid needs a group and an item at least, got " + groupsX + " x "
                    + groupsY + " x " + groupsZ + " groups of " + items);
        }
        if ((long) groupsX * items > Integer.MAX_VALUE || groupsY > MOST_GROUPS || groupsZ > MOST_GROUPS) {
            throw new InsufficientMemoryException("a device cannot run " + groupsX + " x " + groupsY + " x " + groupsZ
                    + " groups of " + items + ", but " + Integer.MAX_VALUE + " items along the first axis and "
                    + MOST_GROUPS + " groups along the others; use a smaller batch, a smaller image or --backend"
                    + " vector");
        }
    }

    public static Grid ofGroups(int x, int y, int z) {
        return new Grid(x, y, z, ITEMS);
    }

    public WorkerGrid worker() {
        WorkerGrid grid = new WorkerGrid3D(groupsX * items, groupsY, groupsZ);
        grid.setLocalWork(items, 1, 1);
        return grid;
    }
}
