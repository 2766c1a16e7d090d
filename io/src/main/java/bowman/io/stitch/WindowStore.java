package bowman.io.stitch;

import java.io.IOException;

/**
 * Stores the probabilities of windows for as long as blending needs them: a window may be discarded as soon as the one
 * {@link Windows#rowsAtOnce} rows below it is put. Not thread-safe.
 */
public interface WindowStore {

    /**
     * Stores a window's values.
     *
     * @param index of the window
     * @param values {@code resolution * resolution} numbers, row by row; they are copied
     * @throws IOException if they cannot be written
     */
    void put(int index, float[] values) throws IOException;

    /** Returns whether a window's values are stored. */
    boolean has(int index);

    /**
     * Reads a row of a window's values.
     *
     * @param index of a stored window
     * @param row from 0 to {@code resolution - 1}
     * @param values takes {@code resolution} numbers
     * @throws IOException if they cannot be read
     */
    void read(int index, int row, float[] values) throws IOException;
}
