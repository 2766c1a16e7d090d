package bowman.segment;

import bowman.io.stitch.RowConsumer;
import bowman.io.stitch.WindowStore;
import java.io.IOException;

/** Takes the rows of a map of probabilities as they are finished, and keeps the windows that later rows need. */
interface MapTarget extends RowConsumer {

    /** The windows that were computed, and are needed still. */
    WindowStore windows();

    /** The rows of pixels that this target had before. */
    int rowsBefore();

    /** Called when all windows of a row of windows are blended. */
    void finishRowOfWindows() throws IOException;
}
