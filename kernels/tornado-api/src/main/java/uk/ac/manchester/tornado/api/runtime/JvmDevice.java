package uk.ac.manchester.tornado.api.runtime;

import uk.ac.manchester.tornado.api.TornadoDeviceContext;
import uk.ac.manchester.tornado.api.TornadoTargetDevice;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;

/** The JVM as a device, with the limits of a common GPU. */
record JvmDevice(TornadoDeviceContext context) implements TornadoDevice, TornadoTargetDevice {

    static final String NAME = "plain JVM (test double)";

    private static final long GLOBAL_MEMORY = 4L << 30;
    /** The minimum that OpenCL requires of a device. */
    private static final long LOCAL_MEMORY = 32 << 10;
    private static final int MAX_GROUP = 1024;

    @Override
    public String getDeviceName() {
        return NAME;
    }

    @Override
    public String getDescription() {
        return NAME + ": runs kernels as plain Java to test them, and accelerates nothing";
    }

    @Override
    public String getPlatformName() {
        return NAME;
    }

    @Override
    public TornadoTargetDevice getPhysicalDevice() {
        return this;
    }

    @Override
    public TornadoDeviceContext getDeviceContext() {
        return context;
    }

    @Override
    public TornadoDeviceType getDeviceType() {
        return TornadoDeviceType.CPU;
    }

    @Override
    public long getMaxAllocMemory() {
        return GLOBAL_MEMORY;
    }

    @Override
    public long getMaxGlobalMemory() {
        return GLOBAL_MEMORY;
    }

    @Override
    public long getDeviceLocalMemorySize() {
        return LOCAL_MEMORY;
    }

    @Override
    public long[] getDeviceMaxWorkgroupDimensions() {
        return new long[] {MAX_GROUP, MAX_GROUP, 64};
    }

    @Override
    public String getDeviceOpenCLCVersion() {
        return "none";
    }

    @Override
    public int getBackendIndex() {
        return 0;
    }

    @Override
    public TornadoVMBackendType getTornadoVMBackend() {
        return TornadoVMBackendType.JAVA;
    }

    @Override
    public long getDeviceGlobalMemorySize() {
        return GLOBAL_MEMORY;
    }

    @Override
    public int getDeviceMaxComputeUnits() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public int getMaxThreadsPerBlock() {
        return MAX_GROUP;
    }

    @Override
    public long getDeviceMaxAllocationSize() {
        return GLOBAL_MEMORY;
    }
}
