package bowman.io.stitch;

import java.io.IOException;

/** Takes the finished rows of a map, top to bottom. */
@FunctionalInterface
public interface RowConsumer {

    /**
     * Takes the next row.
     *
     * @param y the row, from 0, each once and in order
     * @param values one number per column; the array is reused for the next row
     * @throws IOException if the row cannot be processed
     */
    void row(int y, float[] values) throws IOException;
}
