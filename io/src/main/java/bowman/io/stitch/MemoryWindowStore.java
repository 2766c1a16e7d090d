package bowman.io.stitch;

import java.util.Arrays;

/** Stores windows in memory, which grows with the image's width only. */
public final class MemoryWindowStore implements WindowStore {

    private static final int NONE = -1;

    private final int resolution;
    private final float[][] slots;
    private final int[] held;

    /**
     * Creates an empty store.
     *
     * @param resolution the number of values of a window along each axis
     */
    public MemoryWindowStore(Windows windows, int resolution) {
        this.resolution = resolution;
        this.slots = new float[windows.rowsAtOnce() * windows.columnCount()][];
        this.held = new int[slots.length];
        Arrays.fill(held, NONE);
    }

    @Override
    public void put(int index, float[] values) {
        int slot = index % slots.length;
        if (slots[slot] == null) {
            slots[slot] = new float[resolution * resolution];
        }
        System.arraycopy(values, 0, slots[slot], 0, slots[slot].length);
        held[slot] = index;
    }

    @Override
    public boolean has(int index) {
        return held[index % slots.length] == index;
    }

    @Override
    public void read(int index, int row, float[] values) {
        System.arraycopy(slots[index % slots.length], row * resolution, values, 0, resolution);
    }
}
