package bowman.kernels.tornado.device;

import bowman.runtime.InsufficientMemoryException;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/**
 * What a device can do.
 *
 * @param units its compute units
 * @param groupItems the most items of a work group along the first axis
 * @param localBytes the memory that a work group shares
 * @param arrayBytes the largest array
 * @param bytes all its memory that TornadoVM may use
 */
public record DeviceLimits(int units, long groupItems, long localBytes, long arrayBytes, long bytes) {

    /** Kernels that step over elements have no more groups than this for each compute unit. */
    private static final int GROUPS_PER_UNIT = 32;

    /** What a work group of the kernels may take, and all that the plain-JVM implementation gives one in tests. */
    private static final int LOCAL_BYTES = 32 << 10;

    static DeviceLimits of(TornadoDevice device, long allowedBytes) {
        long[] dimensions = device.getDeviceMaxWorkgroupDimensions();
        return new DeviceLimits(Math.max(1, device.getPhysicalDevice().getDeviceMaxComputeUnits()),
                Math.min(dimensions[0], device.getPhysicalDevice().getMaxThreadsPerBlock()),
                device.getDeviceLocalMemorySize(), device.getMaxAllocMemory(),
                Math.min(device.getMaxGlobalMemory(), allowedBytes));
    }

    /**
     * A launch that exceeds a device's limits does not fail there, but leaves garbage. The kernels' groups and their
     * memory do not depend on the network.
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

    /** A grid for a kernel that steps over so many elements. */
    public Grid over(int elements) {
        int groups = Math.ceilDiv(elements, Grid.ITEMS);
        return Grid.ofGroups(Math.clamp(groups, 1, units * GROUPS_PER_UNIT), 1, 1);
    }
}
