package bowman.io.mask;

import bowman.io.image.AxisFilter;
import java.io.IOException;

/** The rows of a resized gray image: each pixel is the one of the source that contains its centre. */
final class NearestRows implements GrayRows {

    private final GrayRows source;
    private final AxisFilter across;
    private final AxisFilter down;
    private final byte[] levelsOfRow;
    private int row;
    private int rowsRead;

    NearestRows(GrayRows source, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image has at least one pixel, got " + width + "x" + height);
        }
        this.source = source;
        this.across = AxisFilter.nearest(source.width(), width);
        this.down = AxisFilter.nearest(source.height(), height);
        this.levelsOfRow = new byte[source.width()];
    }

    @Override
    public int width() {
        return across.count();
    }

    @Override
    public int height() {
        return down.count();
    }

    @Override
    public void next(byte[] levels) throws IOException {
        for (; rowsRead <= down.first(row); rowsRead++) {
            source.next(levelsOfRow);
        }
        row++;
        for (int x = 0; x < width(); x++) {
            levels[x] = levelsOfRow[across.first(x)];
        }
    }
}
