package uk.ac.manchester.tornado.api;

import java.lang.foreign.MemorySegment;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** The times of an execution, in nanoseconds, and the bytes it transferred. */
final class Profile {

    private final long start = System.nanoTime();
    private long total;
    private long writing;
    private long reading;
    private long computing;
    private long bytesToDevice;
    private long bytesToHost;

    void toDevice(TornadoNativeArray host, TornadoNativeArray device) {
        writing += copy(host, device);
        bytesToDevice += host.getNumBytesOfSegmentWithHeader();
    }

    void toHost(TornadoNativeArray device, TornadoNativeArray host) {
        reading += copy(device, host);
        bytesToHost += host.getNumBytesOfSegmentWithHeader();
    }

    private static long copy(TornadoNativeArray from, TornadoNativeArray to) {
        long begin = System.nanoTime();
        MemorySegment.copy(from.getSegment(), 0, to.getSegment(), 0, from.getNumBytesOfSegment());
        return System.nanoTime() - begin;
    }

    void kernel(Runnable kernel) {
        long begin = System.nanoTime();
        kernel.run();
        computing += System.nanoTime() - begin;
    }

    void end() {
        total = System.nanoTime() - start;
    }

    long total() {
        return total;
    }

    long writing() {
        return writing;
    }

    long reading() {
        return reading;
    }

    long computing() {
        return computing;
    }

    long bytesToDevice() {
        return bytesToDevice;
    }

    long bytesToHost() {
        return bytesToHost;
    }
}
