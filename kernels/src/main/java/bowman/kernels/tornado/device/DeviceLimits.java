package bowman.kernels.tornado.device;

import bowman.runtime.InsufficientMemoryException;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/**
 * The limits of a device.
 *
 * @param units its compute units
 * @param groupItems the largest number of items of a work group along the first axis
 * @param localBytes the local memory of a work group, in bytes
 * @param arrayBytes the size of the largest array, in bytes
 * @param bytes the memory that TornadoVM may use, in bytes
 */
public record DeviceLimits(int units, long groupItems, long localBytes, long arrayBytes, long bytes) {

    /** Kernels that step over elements have no more groups than this for each compute unit. */
    private static final int GROUPS_PER_UNIT = 32;

    /**
     * The local memory that a work group of the kernels may take, and all that the plain-JVM implementation provides in
     * tests.
     */
    private static final int LOCAL_BYTES = 32 << 10;

    static DeviceLimits of(TornadoDevice device, long allowedBytes) {
        long[] dimensions = device.getDeviceMaxWorkgroupDimensions();
        return new DeviceLimits(Math.max(1, device.getPhysicalDevice().getDeviceMaxComputeUnits()),
                Math.min(dimensions[0], device.getPhysicalDevice().getMaxThreadsPerBlock()),
                device.getDeviceLocalMemorySize(), device.getMaxAllocMemory(),
                Math.min(device.getMaxGlobalMemory(), allowedBytes));
    }

    /**
     * Checks the size of the kernels' work groups and their local memory, which do not depend on the network. A launch
     * that exceeds a device's limits would not fail, but leave undefined results.
     *
     * @throws InsufficientMemoryException if a work group of the kernels does not fit
     */
    public void check() {
        if (groupItems < Grid.ITEMS || localBytes < LOCAL_BYTES) {
            throw new InsufficientMemoryException("the kernels need work groups of " + Grid.ITEMS + " items with "
                    + (LOCAL_BYTES >> 10) + " KiB of local memory, and this device allows " + groupItems + " with "
                    + (localBytes >> 10) + " KiB; use another device (--device) or --backend vector");
        }
    }

    /** Returns a grid for a kernel that steps over the given number of elements. */
    public Grid over(int elements) {
        int groups = Math.ceilDiv(elements, Grid.ITEMS);
        return Grid.ofGroups(Math.clamp(groups, 1, units * GROUPS_PER_UNIT), 1, 1);
    }
}
