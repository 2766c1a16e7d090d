package bowman.io.mask;

import bowman.io.image.Region;
import java.io.IOException;

/** The rows of a region of a gray image. */
final class CroppedRows implements GrayRows {

    private final GrayRows whole;
    private final Region region;
    private final byte[] levelsOfRow;
    private int row;

    CroppedRows(GrayRows whole, Region region) {
        if (!new Region(0, 0, whole.width(), whole.height()).contains(region)) {
            throw new IllegalArgumentException("there is no region " + region + " in " + whole.width() + "x"
                    + whole.height() + " pixels");
        }
        this.whole = whole;
        this.region = region;
        this.levelsOfRow = new byte[whole.width()];
    }

    @Override
    public int width() {
        return region.width();
    }

    @Override
    public int height() {
        return region.height();
    }

    @Override
    public void next(byte[] levels) throws IOException {
        for (; row < region.y(); row++) {
            whole.next(levelsOfRow);
        }
        whole.next(levelsOfRow);
        System.arraycopy(levelsOfRow, region.x(), levels, 0, region.width());
    }
}
