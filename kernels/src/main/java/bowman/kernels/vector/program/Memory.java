package bowman.kernels.vector.program;

import bowman.graph.Shape;
import bowman.runtime.InsufficientMemoryException;
import bowman.runtime.MemoryPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * All the memory of one executable: reserved while steps are created, then allocated at once.
 *
 * <p>Arrays are padded so that a kernel may read (never write) a panel's width beyond a value.
 */
public final class Memory {

    static final int PADDING = 64;

    /** The purpose of a block, as in {@link MemoryPlan}. */
    enum Purpose { VARIABLE, VALUE, PACKED }

    private record Block(Purpose purpose, int floats) {
    }

    private static final int SHARED = -1;

    private final int workers;
    private final List<Block> reserved = new ArrayList<>();
    private int scratchFloats;
    private int sharedFloats;
    private float[][] blocks;
    private float[][] scratch;
    private float[] shared;

    public Memory(int workers) {
        this.workers = workers;
    }

    int workers() {
        return workers;
    }

    /** Reserves a block and returns its number. */
    int reserve(Purpose purpose, int floats) {
        reserved.add(new Block(purpose, Math.addExact(floats, PADDING)));
        return reserved.size() - 1;
    }

    /** Reserves a block for one value. */
    View reserve(Purpose purpose, Shape shape) {
        return new View(this, reserve(purpose, shape.size()), 0, shape);
    }

    /** Reserves at least the given number of floats of scratch for every worker; steps use it one after the other. */
    public void reserveScratch(int floatsPerWorker) {
        scratchFloats = Math.max(scratchFloats, Math.addExact(floatsPerWorker, PADDING));
    }

    /**
     * Reserves at least the given number of floats of scratch for all workers together: for partial sums, one part per
     * chunk.
     */
    public void reserveShared(int floats) {
        sharedFloats = Math.max(sharedFloats, Math.addExact(floats, PADDING));
    }

    /**
     * Reserves memory for a value that is used only from one step to the next, in the scratch memory of all workers
     * together.
     */
    View reserveTransient(Shape shape) {
        reserveShared(shape.size());
        return new View(this, SHARED, 0, shape);
    }

    public MemoryPlan plan() {
        return new MemoryPlan(bytes(Purpose.VARIABLE), bytes(Purpose.VALUE), bytes(Purpose.PACKED),
                Float.BYTES * ((long) scratchFloats * workers + sharedFloats));
    }

    private long bytes(Purpose purpose) {
        return reserved.stream().filter(block -> block.purpose == purpose)
                .mapToLong(block -> (long) Float.BYTES * block.floats).sum();
    }

    /**
     * Allocates all reserved memory.
     *
     * @throws InsufficientMemoryException if it does not fit into the heap
     */
    public void allocate() {
        if (plan().bytes() > Runtime.getRuntime().maxMemory()) {
            throw insufficient();
        }
        try {
            blocks = new float[reserved.size()][];
            for (int i = 0; i < blocks.length; i++) {
                blocks[i] = new float[reserved.get(i).floats];
            }
            scratch = new float[workers][scratchFloats];
            shared = new float[sharedFloats];
        } catch (OutOfMemoryError e) {
            release();
            throw insufficient();
        }
    }

    private InsufficientMemoryException insufficient() {
        return new InsufficientMemoryException("this graph needs " + plan() + ", but the Java heap is at most "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB; give Java more (-Xmx), or use a smaller batch or a smaller image");
    }

    /** Returns the memory that is actually allocated, in bytes; equal to the plan's. */
    public long allocatedBytes() {
        long floats = shared.length;
        for (float[] block : blocks) {
            floats += block.length;
        }
        for (float[] own : scratch) {
            floats += own.length;
        }
        return floats * Float.BYTES;
    }

    public void release() {
        blocks = null;
        scratch = null;
        shared = null;
    }

    public boolean isReleased() {
        return blocks == null;
    }

    float[] block(int number) {
        return number == SHARED ? shared : blocks[number];
    }

    /** Returns the scratch memory that all workers share; its contents are those that the previous step left. */
    public float[] shared() {
        return shared;
    }

    /** Returns the scratch memory of a worker; its contents are those that the previous step left. */
    public float[] scratch(int worker) {
        return scratch[worker];
    }
}
