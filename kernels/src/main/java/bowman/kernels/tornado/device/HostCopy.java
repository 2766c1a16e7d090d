package bowman.kernels.tornado.device;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Copies between Java arrays and the host's side of device memory. */
public final class HostCopy {

    private HostCopy() {
    }

    public static void write(float[] source, View view) {
        MemorySegment.copy(source, 0, view.array().getSegment(), ValueLayout.JAVA_FLOAT,
                (long) view.offset() * Float.BYTES, source.length);
    }

    public static void read(View view, float[] destination) {
        MemorySegment.copy(view.array().getSegment(), ValueLayout.JAVA_FLOAT, (long) view.offset() * Float.BYTES,
                destination, 0, destination.length);
    }

    public static void fill(View view, float value) {
        float[] numbers = new float[view.size()];
        Arrays.fill(numbers, value);
        write(numbers, view);
    }
}
