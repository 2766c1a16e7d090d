package uk.ac.manchester.tornado.api.common;

import uk.ac.manchester.tornado.api.TornadoDeviceContext;
import uk.ac.manchester.tornado.api.TornadoTargetDevice;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;

/** A device on which plans run, as TornadoVM sees it. */
public interface TornadoDevice {

    String getDeviceName();

    String getDescription();

    String getPlatformName();

    TornadoTargetDevice getPhysicalDevice();

    TornadoDeviceContext getDeviceContext();

    TornadoDeviceType getDeviceType();

    /** The largest allocation, in bytes. */
    long getMaxAllocMemory();

    /** The device's memory, in bytes. */
    long getMaxGlobalMemory();

    /** The memory that a work group shares, in bytes. */
    long getDeviceLocalMemorySize();

    /** The largest number of items of a work group in each of three dimensions. */
    long[] getDeviceMaxWorkgroupDimensions();

    String getDeviceOpenCLCVersion();

    int getBackendIndex();

    TornadoVMBackendType getTornadoVMBackend();
}
