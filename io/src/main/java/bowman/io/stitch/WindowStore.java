package bowman.io.stitch;

import java.io.IOException;

/**
 * Keeps what was computed of windows for as long as the blending needs it: a window may be forgotten as soon as the one
 * {@link Windows#rowsAtOnce} rows below it is put. One thread at a time.
 */
public interface WindowStore {

    /**
     * Keeps a window's values.
     *
     * @param index of the window
     * @param values {@code resolution * resolution} numbers, row by row; they are copied
     */
    void put(int index, float[] values) throws IOException;

    /** Whether a window's values are here. */
    boolean has(int index);

    /**
     * Gives a row of a window's values.
     *
     * @param index of a window that is here
     * @param row from 0 to {@code resolution - 1}
     * @param values takes {@code resolution} numbers
     */
    void read(int index, int row, float[] values) throws IOException;
}
