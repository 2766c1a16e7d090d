package bowman.segment;

import bowman.io.stitch.Blend;
import bowman.io.stitch.WindowStore;
import bowman.io.stitch.Windows;
import java.io.IOException;
import java.util.BitSet;

/** Blends the windows of a slide, in their order, into the rows of a map. */
final class BlendedMap {

    private final SlideWindows windows;
    private final Windows grid;
    private final MapTarget target;
    private final Blend blend;
    private int next;

    BlendedMap(SlideWindows windows, MapTarget target) {
        this.windows = windows;
        this.grid = windows.grid();
        this.target = target;
        this.blend = new Blend(grid, windows.inputSize(), windows.blending(), target.windows(), target.rowsBefore(),
                target);
    }

    /** The windows to compute: those that are not glass, not in the store, and not blended before. */
    BitSet wanted() {
        BitSet wanted = new BitSet();
        for (int index = 0; index < grid.count(); index++) {
            int bottom = Math.min(grid.y(index / grid.columnCount()) + grid.size(), grid.height());
            wanted.set(index, !windows.isGlass(index) && !isKept(index) && bottom > target.rowsBefore());
        }
        return wanted;
    }

    /** Returns whether a stored window stays: one above that is computed again would replace it in the store. */
    private boolean isKept(int index) {
        WindowStore store = target.windows();
        int above = index / grid.columnCount() - grid.rowsAtOnce();
        return store.has(index) && (above < 0 || grid.y(above) + grid.size() <= target.rowsBefore());
    }

    /** Adds the next window; the array can be reused afterwards. */
    void add(float[] probabilities) throws IOException {
        blend.add(probabilities);
        advance();
    }

    /** Skips the next window: it is glass, already in the store, or blended before. */
    void pass() throws IOException {
        blend.pass();
        advance();
    }

    private void advance() throws IOException {
        next++;
        if (next % grid.columnCount() == 0) {
            target.finishRowOfWindows();
        }
    }
}
