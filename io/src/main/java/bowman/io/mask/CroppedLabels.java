package bowman.io.mask;

import bowman.io.image.Region;
import bowman.metrics.Grouping;
import java.io.IOException;

/** The rows of a region of a mask. */
final class CroppedLabels implements LabelRows {

    private final LabelRows whole;
    private final Region region;
    private final int[] labelsOfRow;
    private int row;

    CroppedLabels(LabelRows whole, Region region) {
        if (!new Region(0, 0, whole.width(), whole.height()).contains(region)) {
            throw new IllegalArgumentException("there is no region " + region + " in " + whole.width() + "x"
                    + whole.height() + " pixels");
        }
        this.whole = whole;
        this.region = region;
        this.labelsOfRow = new int[whole.width()];
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
    public Grouping grouping() {
        return whole.grouping();
    }

    @Override
    public void next(int[] labels) throws IOException {
        for (; row < region.y(); row++) {
            whole.next(labelsOfRow);
        }
        whole.next(labelsOfRow);
        System.arraycopy(labelsOfRow, region.x(), labels, 0, region.width());
    }
}
