package bowman.io.mask;

import java.io.IOException;

/** The positive pixels of a mask of numbers: 255, otherwise 0. */
final class PositiveRows implements GrayRows {

    private final LabelRows mask;
    private final int[] labels;

    PositiveRows(LabelRows mask) {
        this.mask = mask;
        this.labels = new int[mask.width()];
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
    public void next(byte[] levels) throws IOException {
        mask.next(labels);
        for (int x = 0; x < labels.length; x++) {
            levels[x] = (byte) (labels[x] == 0 ? 0 : 255);
        }
    }
}
