package bowman.segment;

import bowman.io.stitch.MemoryWindowStore;
import bowman.io.stitch.RowConsumer;
import bowman.io.stitch.WindowStore;
import java.io.IOException;

/** Passes rows on at once, and keeps windows in memory. */
record MemoryTarget(WindowStore windows, RowConsumer rows) implements MapTarget {

    MemoryTarget(SlideWindows windows, RowConsumer rows) {
        this(new MemoryWindowStore(windows.grid(), windows.inputSize()), rows);
    }

    @Override
    public int rowsBefore() {
        return 0;
    }

    @Override
    public void row(int y, float[] values) throws IOException {
        rows.row(y, values);
    }

    @Override
    public void finishRowOfWindows() {
        // Nothing is held back.
    }
}
