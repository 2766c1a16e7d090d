package bowman.io.mask;

import bowman.metrics.Grouping;
import java.io.IOException;

/** A mask without numbers: all that is above 0 has the number 1. */
final class PositiveLabels implements LabelRows {

    private final GrayRows mask;
    private final byte[] levels;

    PositiveLabels(GrayRows mask) {
        this.mask = mask;
        this.levels = new byte[mask.width()];
    }

    @Override
    public int width() {
        return mask.width();
    }

    @Override
    public int height() {
        return mask.height();
    }

    @Override
    public Grouping grouping() {
        return Grouping.CONNECTED;
    }

    @Override
    public void next(int[] labels) throws IOException {
        mask.next(levels);
        for (int x = 0; x < levels.length; x++) {
            labels[x] = levels[x] == 0 ? 0 : 1;
        }
    }
}
