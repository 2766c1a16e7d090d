package bowman.segment;

import bowman.io.stitch.RowConsumer;
import bowman.io.stitch.WindowStore;
import java.io.IOException;

/** Takes the rows of a probability map when they are finished, and stores the windows that later rows need. */
interface MapTarget extends RowConsumer {

    /** The store of the windows that were computed and are still needed. */
    WindowStore windows();

    /** The number of rows of pixels that this target already had when the run began. */
    int rowsBefore();

    /** Called when all windows of a row of windows are blended. */
    void finishRowOfWindows() throws IOException;
}
