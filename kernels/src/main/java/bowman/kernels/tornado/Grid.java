package bowman.kernels.tornado;

import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.WorkerGrid3D;

/**
 * How many work groups run a kernel, along three axes, and of how many items along the first axis a group is.
 *
 * @throws IllegalArgumentException if a count is below 1 or there are more items than an int counts
 */
record Grid(int groupsX, int groupsY, int groupsZ, int items) {

    /** The items of a group, for kernels that do not ask for another number. */
    static final int ITEMS = 256;

    /** CUDA's limit for the second and the third axis. */
    private static final int MOST_GROUPS = 65535;

    Grid {
        if (groupsX < 1 || groupsY < 1 || groupsZ < 1 || items < 1 || (long) groupsX * items > Integer.MAX_VALUE
                || groupsY > MOST_GROUPS || groupsZ > MOST_GROUPS) {
            throw new IllegalArgumentException("a device cannot run " + groupsX + " x " + groupsY + " x " + groupsZ
                    + " groups of " + items + "; use a smaller batch or a smaller image");
        }
    }

    static Grid ofGroups(int x, int y, int z) {
        return new Grid(x, y, z, ITEMS);
    }

    WorkerGrid worker() {
        WorkerGrid grid = new WorkerGrid3D(groupsX * items, groupsY, groupsZ);
        grid.setLocalWork(items, 1, 1);
        return grid;
    }
}
