package bowman.io.mask;

import bowman.io.image.AxisFilter;
import bowman.metrics.Grouping;
import java.io.IOException;

/** The rows of a resized mask: each pixel is the one of the source that contains its centre. */
final class NearestLabels implements LabelRows {

    private final LabelRows source;
    private final AxisFilter across;
    private final AxisFilter down;
    private final int[] labelsOfRow;
    private int row;
    private int rowsRead;

    NearestLabels(LabelRows source, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image has at least one pixel, got " + width + "x" + height);
        }
        this.source = source;
        this.across = AxisFilter.nearest(source.width(), width);
        this.down = AxisFilter.nearest(source.height(), height);
        this.labelsOfRow = new int[source.width()];
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
    public Grouping grouping() {
        return source.grouping();
    }

    @Override
    public void next(int[] labels) throws IOException {
        for (; rowsRead <= down.first(row); rowsRead++) {
            source.next(labelsOfRow);
        }
        row++;
        for (int x = 0; x < width(); x++) {
            labels[x] = labelsOfRow[across.first(x)];
        }
    }
}
