package bowman.kernels.tornado.device;

import bowman.graph.Shape;
import bowman.runtime.InsufficientMemoryException;
import bowman.runtime.MemoryPlan;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * All the memory of one executable on its device: reserved while tasks are planned, then allocated at once.
 *
 * <p>There are few blocks, each an array. Variables and tables, which the host writes, lie in one, so that they are
 * transferred in one piece; so do the inputs, and so do the outputs.
 */
public final class DeviceMemory {

    /** Variables and constant tables. */
    public static final int RESIDENT = 0;
    /** The inputs as the host wrote them. */
    public static final int INPUTS = 1;
    /** The outputs, from which the host reads. */
    public static final int OUTPUTS = 2;
    /** Weights rearranged for the kernels. */
    public static final int PACKED = 3;
    /** Intermediate results within one operation. */
    static final int SCRATCH = 4;
    /** The left factor of a product by a library. */
    public static final int LEFT = 5;
    /** The right factor. */
    public static final int RIGHT = 6;
    /** The product. */
    public static final int PRODUCT = 7;
    /** The first of the arenas of values. */
    private static final int VALUES = 8;

    private static final int ALIGNMENT = 64;

    /** The size of the header that TornadoVM keeps before an array's elements. */
    public static final int HEADER_BYTES = 16;

    private final List<Integer> floats = new ArrayList<>(Collections.nCopies(VALUES, 0));
    private final Map<FloatBuffer, View> tables = new LinkedHashMap<>();
    private int tableFloats;
    private List<FloatArray> arrays = List.of();
    private Arena arena;

    /** Reserves room at the end of a block. */
    public View reserve(int block, Shape shape) {
        int offset = floats.get(block);
        floats.set(block, aligned(offset, shape.size()));
        return new View(this, block, offset, shape);
    }

    /** Reserves a table of constants, written before anything runs; equal tables share their place. */
    public View table(float... numbers) {
        return tables.computeIfAbsent(FloatBuffer.wrap(numbers.clone()), table -> {
            View view = reserve(RESIDENT, Shape.of(table.capacity()));
            tableFloats += floats.get(RESIDENT) - view.offset();
            return view;
        });
    }

    /** Reserves an arena for values. */
    public int reserveArena(int elements) {
        floats.add(elements);
        return floats.size() - 1;
    }

    /**
     * Returns scratch memory that operations use one after the other: the tasks of one operation reserve one place
     * after another.
     */
    public Scratch scratch() {
        return new Scratch();
    }

    /** The scratch memory of one operation. */
    public final class Scratch {

        private int used;

        public View reserve(int... extents) {
            Shape shape = Shape.of(extents);
            View view = new View(DeviceMemory.this, SCRATCH, used, shape);
            used = aligned(used, shape.size());
            floats.set(SCRATCH, Math.max(floats.get(SCRATCH), used));
            return view;
        }
    }

    /** Reserves room for a matrix at the beginning of a block that operations use one after the other. */
    public View stage(int block, int rows, int columns) {
        Shape shape = Shape.of(rows, columns);
        floats.set(block, Math.max(floats.get(block), aligned(0, shape.size())));
        return new View(this, block, 0, shape);
    }

    private static int aligned(int offset, int size) {
        return Math.ceilDiv(Math.addExact(offset, size), ALIGNMENT) * ALIGNMENT;
    }

    public MemoryPlan plan() {
        long values = total(arenas());
        return new MemoryPlan(bytes(floats.get(RESIDENT) - tableFloats),
                bytes(values + floats.get(INPUTS) + floats.get(OUTPUTS)),
                bytes(floats.get(PACKED) + (long) tableFloats), bytes(total(floats.subList(SCRATCH, VALUES))));
    }

    private static long total(List<Integer> counts) {
        return counts.stream().mapToLong(Integer::longValue).sum();
    }

    private static long bytes(long floats) {
        return Float.BYTES * floats;
    }

    /** Returns the size of the largest array, in bytes. */
    public long largestArray() {
        return HEADER_BYTES + floats.stream().mapToLong(count -> bytes(count)).max().orElseThrow();
    }

    /** Returns the number of floats in each arena of values. */
    public List<Integer> arenas() {
        return floats.subList(VALUES, floats.size());
    }

    /**
     * Allocates the host's side of the memory.
     *
     * @throws InsufficientMemoryException if it does not fit
     */
    @SuppressWarnings("MustBeClosed") // release() closes the arena
    public void allocate() {
        arena = Arena.ofShared();
        try {
            arrays = IntStream.range(0, floats.size()).mapToObj(this::allocate).toList();
        } catch (OutOfMemoryError none) {
            release();
            throw new InsufficientMemoryException("TornadoVM needs the " + (bytes(total(floats)) >> 20) + " MiB that"
                    + " this graph takes on the device on the host too, and Java cannot allocate them ("
                    + none.getMessage() + "); raise -XX:MaxDirectMemorySize where the machine has more, or use a"
                    + " smaller batch or a smaller image");
        }
        tables.forEach((numbers, view) -> HostCopy.write(numbers.array(), view));
    }

    private FloatArray allocate(int block) {
        int count = Math.max(1, floats.get(block));
        return switch (block) {
            case RESIDENT, INPUTS, OUTPUTS -> new FloatArray(count);
            default -> FloatArray.fromSegmentShallow(UntouchedMemory.allocate(HEADER_BYTES + bytes(count), arena));
        };
    }

    public FloatArray array(int block) {
        return arrays.get(block);
    }

    /** Returns the arrays that stay on the device from graph to graph: all that are not empty, except the inputs. */
    public List<FloatArray> lasting() {
        return IntStream.range(0, floats.size())
                .filter(block -> block == RESIDENT || block != INPUTS && floats.get(block) > 0)
                .mapToObj(arrays::get).toList();
    }

    /** Returns those of the lasting arrays that the host never writes. */
    public List<FloatArray> onDeviceOnly() {
        return lasting().stream().filter(array -> array != arrays.get(RESIDENT)).toList();
    }

    /** Releases the host's side; the device must no longer use it. */
    public void release() {
        arrays = List.of();
        if (arena != null) {
            arena.close();
            arena = null;
        }
    }

    public boolean isAllocated() {
        return !arrays.isEmpty();
    }
}
