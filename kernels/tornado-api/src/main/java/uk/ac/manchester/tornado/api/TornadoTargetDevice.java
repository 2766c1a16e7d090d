package uk.ac.manchester.tornado.api;

/** A device on which plans run, as its driver describes it. */
public interface TornadoTargetDevice {

    String getDeviceName();

    /** The device's memory, in bytes. */
    long getDeviceGlobalMemorySize();

    /** The memory that a work group shares, in bytes. */
    long getDeviceLocalMemorySize();

    int getDeviceMaxComputeUnits();

    /** The largest number of items of a work group. */
    int getMaxThreadsPerBlock();

    /** The largest allocation, in bytes. */
    long getDeviceMaxAllocationSize();
}
