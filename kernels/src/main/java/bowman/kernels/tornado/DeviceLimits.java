package bowman.kernels.tornado;

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
record DeviceLimits(int units, long groupItems, long localBytes, long arrayBytes, long bytes) {

    /** Kernels that step over elements have no more groups than this for each compute unit. */
    private static final int GROUPS_PER_UNIT = 32;

    static DeviceLimits of(TornadoDevice device, long allowedBytes) {
        long[] dimensions = device.getDeviceMaxWorkgroupDimensions();
        return new DeviceLimits(Math.max(1, device.getPhysicalDevice().getDeviceMaxComputeUnits()),
                Math.min(dimensions[0], device.getPhysicalDevice().getMaxThreadsPerBlock()),
                device.getDeviceLocalMemorySize(), device.getMaxAllocMemory(),
                Math.min(device.getMaxGlobalMemory(), allowedBytes));
    }

    /**
     * A launch that exceeds a device's limits does not fail there, but leaves garbage.
     *
     * @throws IllegalArgumentException if a launch exceeds them
     */
    void check(String kernel, Grid grid) {
        if (grid.items() > groupItems) {
            throw new IllegalArgumentException("kernel " + kernel + " needs work groups of " + grid.items() + " items, and this device allows " + groupItems
                    + "; use another device (--device) or the backend vector");
        }
    }

    /** A grid for a kernel that steps over so many elements. */
    Grid over(int elements) {
        int groups = Math.ceilDiv(elements, Grid.ITEMS);
        return Grid.ofGroups(Math.clamp(groups, 1, units * GROUPS_PER_UNIT), 1, 1);
    }
}
