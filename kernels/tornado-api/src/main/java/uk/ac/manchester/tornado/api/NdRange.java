package uk.ac.manchester.tornado.api;

import java.util.Arrays;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/**
 * The items of a launch and their groups.
 *
 * @param global the number of items
 * @param local the number of items of a group
 */
record NdRange(Extent global, Extent local) {

    private static final int CHOSEN_GROUP = 256;

    /** A number of items, or the position of an item, in three dimensions. */
    record Extent(int x, int y, int z) {

        long items() {
            return (long) x * y * z;
        }

        /** The item at an index, x running fastest. */
        Extent at(long index) {
            return new Extent((int) (index % x), (int) (index / x % y), (int) (index / x / y));
        }

        private static Extent of(long... sizes) {
            return new Extent(Math.toIntExact(sizes[0]), Math.toIntExact(sizes[1]), Math.toIntExact(sizes[2]));
        }
    }

    /**
     * The range of a grid.
     *
     * @throws TornadoRuntimeException if groups do not divide it or exceed the device's limits
     */
    static NdRange of(String task, WorkerGrid grid) {
        long[] global = grid.getGlobalWork();
        long[] local = grid.getLocalWork() == null ? chosen(global) : grid.getLocalWork();
        TornadoDevice device = TornadoRuntimeProvider.getTornadoRuntime().getDefaultDevice();
        long[] most = device.getDeviceMaxWorkgroupDimensions();
        for (int i = 0; i < global.length; i++) {
            if (global[i] < 1 || global[i] > Integer.MAX_VALUE || local[i] < 1 || global[i] % local[i] != 0) {
                throw error(task, "a grid of " + Arrays.toString(global) + " does not divide into groups of "
                        + Arrays.toString(local));
            }
            if (local[i] > most[i]) {
                throw error(task, "a group of " + Arrays.toString(local) + " exceeds the device's "
                        + Arrays.toString(most));
            }
        }
        Extent group = Extent.of(local);
        if (group.items() > device.getPhysicalDevice().getMaxThreadsPerBlock()) {
            throw error(task, "a group of " + group.items() + " items exceeds the device's "
                    + device.getPhysicalDevice().getMaxThreadsPerBlock());
        }
        return new NdRange(Extent.of(global), group);
    }

    /**
     * The group that drivers choose where none is given: the largest number of items along x, up to 256, that divides
     * the grid.
     */
    private static long[] chosen(long... global) {
        long x = Math.min(CHOSEN_GROUP, Math.max(1, global[0]));
        while (global[0] % x != 0) {
            x--;
        }
        return new long[] {x, 1, 1};
    }

    Extent groups() {
        return new Extent(global.x / local.x, global.y / local.y, global.z / local.z);
    }

    private static TornadoRuntimeException error(String task, String what) {
        return new TornadoRuntimeException("task '" + task + "': " + what);
    }
}
