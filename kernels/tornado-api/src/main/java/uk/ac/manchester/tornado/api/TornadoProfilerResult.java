package uk.ac.manchester.tornado.api;

/**
 * The times of an execution, in nanoseconds, and the bytes it transferred. Nothing is compiled or dispatched on the
 * plain JVM.
 */
public class TornadoProfilerResult {

    private final Profile profile;
    private final long memory;

    TornadoProfilerResult(Profile profile, long memory) {
        this.profile = profile;
        this.memory = memory;
    }

    public long getTotalTime() {
        return profile.total();
    }

    public long getCompileTime() {
        return 0;
    }

    public long getTornadoCompilerTime() {
        return 0;
    }

    public long getDriverInstallTime() {
        return 0;
    }

    public long getDataTransfersTime() {
        return getDeviceWriteTime() + getDeviceReadTime();
    }

    public long getDeviceWriteTime() {
        return profile.writing();
    }

    public long getDeviceReadTime() {
        return profile.reading();
    }

    public long getDataTransferDispatchTime() {
        return 0;
    }

    public long getKernelDispatchTime() {
        return 0;
    }

    public long getDeviceKernelTime() {
        return profile.computing();
    }

    /** Returns the number of bytes, with the headers of arrays. */
    public long getTotalBytesCopyIn() {
        return profile.bytesToDevice();
    }

    /** Returns the number of bytes, with the headers of arrays. */
    public long getTotalBytesCopyOut() {
        return profile.bytesToHost();
    }

    public long getTotalDeviceMemoryUsage() {
        return memory;
    }

    public String getProfileLog() {
        return "";
    }
}
