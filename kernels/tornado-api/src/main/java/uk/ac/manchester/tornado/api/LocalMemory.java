package uk.ac.manchester.tornado.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import uk.ac.manchester.tornado.api.types.HalfFloat;

/**
 * The arrays that the items of a work group share: the first array that each item allocates is one array, and so on.
 * They are initialized with NaN, or with negative numbers that are not an index.
 */
final class LocalMemory {

    private final long capacity;
    private final List<Allocation> allocations = new ArrayList<>();
    private long bytes;

    private record Allocation(Class<?> type, int size, Object array) {
    }

    LocalMemory(long capacity) {
        this.capacity = capacity;
    }

    float[] floats(int order, int size) {
        return array(order, float[].class, size, Float.BYTES, () -> {
            float[] array = new float[size];
            Arrays.fill(array, Float.NaN);
            return array;
        });
    }

    double[] doubles(int order, int size) {
        return array(order, double[].class, size, Double.BYTES, () -> {
            double[] array = new double[size];
            Arrays.fill(array, Double.NaN);
            return array;
        });
    }

    int[] ints(int order, int size) {
        return array(order, int[].class, size, Integer.BYTES, () -> {
            int[] array = new int[size];
            Arrays.fill(array, DeviceMemory.UNWRITTEN_INT);
            return array;
        });
    }

    long[] longs(int order, int size) {
        return array(order, long[].class, size, Long.BYTES, () -> {
            long[] array = new long[size];
            Arrays.fill(array, DeviceMemory.UNWRITTEN_LONG);
            return array;
        });
    }

    byte[] bytes(int order, int size) {
        return array(order, byte[].class, size, Byte.BYTES, () -> {
            byte[] array = new byte[size];
            Arrays.fill(array, DeviceMemory.UNWRITTEN_BYTE);
            return array;
        });
    }

    HalfFloat[] halves(int order, int size) {
        return array(order, HalfFloat[].class, size, Short.BYTES, () -> {
            HalfFloat[] array = new HalfFloat[size];
            Arrays.fill(array, new HalfFloat(Float.NaN));
            return array;
        });
    }

    private <A> A array(int order, Class<A> type, int size, int elementBytes, Supplier<A> creation) {
        if (order == allocations.size()) {
            bytes += (long) size * elementBytes;
            if (bytes > capacity) {
                throw new IllegalStateException("a work group needs " + bytes
                        + " bytes of local memory, and the device has " + capacity);
            }
            allocations.add(new Allocation(type, size, creation.get()));
        }
        Allocation allocation = allocations.get(order);
        if (allocation.type != type || allocation.size != size) {
            throw new IllegalStateException("items of one work group allocate different local arrays");
        }
        return type.cast(allocation.array);
    }
}
