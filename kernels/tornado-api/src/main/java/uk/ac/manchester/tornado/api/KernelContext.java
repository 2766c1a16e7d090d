package uk.ac.manchester.tornado.api;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import uk.ac.manchester.tornado.api.NdRange.Extent;
import uk.ac.manchester.tornado.api.types.HalfFloat;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/**
 * The context of an item of a launch: its ids, and its work group's barrier and local memory. The context that is
 * passed to a task only marks it as one that runs over a grid; the kernel receives another one for each item.
 */
public class KernelContext {

    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    private static final VarHandle FLOAT = ValueLayout.JAVA_FLOAT.varHandle();
    private static final VarHandle DOUBLE = ValueLayout.JAVA_DOUBLE.varHandle();

    public final Integer globalIdx;
    public final Integer globalIdy;
    public final Integer globalIdz;
    public final Integer groupIdx;
    public final Integer groupIdy;
    public final Integer groupIdz;
    public final Integer localIdx;
    public final Integer localIdy;
    public final Integer localIdz;
    public final Integer globalGroupSizeX;
    public final Integer globalGroupSizeY;
    public final Integer globalGroupSizeZ;
    public final Integer localGroupSizeX;
    public final Integer localGroupSizeY;
    public final Integer localGroupSizeZ;

    private final Crew crew;
    private final int item;
    private int allocated;

    /** Creates a context to pass to a task. */
    public KernelContext() {
        this(null, 0, new Extent(0, 0, 0), new Extent(0, 0, 0), new NdRange(new Extent(0, 0, 0), new Extent(0, 0, 0)));
    }

    KernelContext(Crew crew, int item, Extent local, Extent group, NdRange range) {
        this.crew = crew;
        this.item = item;
        localIdx = local.x();
        localIdy = local.y();
        localIdz = local.z();
        groupIdx = group.x();
        groupIdy = group.y();
        groupIdz = group.z();
        localGroupSizeX = range.local().x();
        localGroupSizeY = range.local().y();
        localGroupSizeZ = range.local().z();
        globalGroupSizeX = range.global().x();
        globalGroupSizeY = range.global().y();
        globalGroupSizeZ = range.global().z();
        globalIdx = group.x() * range.local().x() + local.x();
        globalIdy = group.y() * range.local().y() + local.y();
        globalIdz = group.z() * range.local().z() + local.z();
    }

    /**
     * Waits until all items of the work group have reached this barrier; they then see each other's writes to local
     * memory.
     */
    public void localBarrier() {
        crew().barrier(item);
    }

    /**
     * Waits until all items of the <em>work group</em> have reached this barrier; they then see each other's writes to
     * global memory.
     */
    public void globalBarrier() {
        crew().barrier(item);
    }

    public int[] allocateIntLocalArray(int size) {
        return crew().local().ints(allocated++, size);
    }

    public byte[] allocateByteLocalArray(int size) {
        return crew().local().bytes(allocated++, size);
    }

    public HalfFloat[] allocateHalfFloatLocalArray(int size) {
        return crew().local().halves(allocated++, size);
    }

    public long[] allocateLongLocalArray(int size) {
        return crew().local().longs(allocated++, size);
    }

    public float[] allocateFloatLocalArray(int size) {
        return crew().local().floats(allocated++, size);
    }

    public double[] allocateDoubleLocalArray(int size) {
        return crew().local().doubles(allocated++, size);
    }

    public void atomicAdd(IntArray array, int index, int value) {
        INT.getAndAdd(array.getSegment(), (long) index * Integer.BYTES, value);
    }

    public void atomicAdd(int[] array, int index, int value) {
        crew();
        array[index] += value;
    }

    public void atomicAdd(LongArray array, int index, long value) {
        LONG.getAndAdd(array.getSegment(), (long) index * Long.BYTES, value);
    }

    public void atomicAdd(FloatArray array, int index, float value) {
        MemorySegment data = array.getSegment();
        long offset = (long) index * Float.BYTES;
        float old;
        do {
            old = (float) FLOAT.getVolatile(data, offset);
        } while (!FLOAT.compareAndSet(data, offset, old, old + value));
    }

    public void atomicAdd(DoubleArray array, int index, double value) {
        MemorySegment data = array.getSegment();
        long offset = (long) index * Double.BYTES;
        double old;
        do {
            old = (double) DOUBLE.getVolatile(data, offset);
        } while (!DOUBLE.compareAndSet(data, offset, old, old + value));
    }

    private Crew crew() {
        if (crew == null) {
            throw new IllegalStateException("a kernel runs as a task of a plan, not by a call");
        }
        return crew;
    }
}
