package bowman.segment;

import bowman.io.stitch.WindowStore;
import java.io.IOException;

/** Writes rows and windows to a segmentation's folder. */
final class StateTarget implements MapTarget {

    private final SegmentationState state;
    private final ProbabilityLevels levels;
    private final int rowsBefore;
    private final byte[] row;

    StateTarget(SegmentationState state, ProbabilityLevels levels, int width) {
        this.state = state;
        this.levels = levels;
        this.rowsBefore = state.rows().count();
        this.row = new byte[width];
    }

    @Override
    public WindowStore windows() {
        return state.windows();
    }

    @Override
    public int rowsBefore() {
        return rowsBefore;
    }

    @Override
    public void row(int y, float[] values) throws IOException {
        levels.of(values, row, 0);
        state.rows().add(row);
    }

    @Override
    public void finishRowOfWindows() throws IOException {
        state.rows().flush();
    }
}
