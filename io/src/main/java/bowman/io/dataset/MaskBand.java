package bowman.io.dataset;

import bowman.io.image.GrayImage;
import bowman.io.image.Region;
import bowman.io.mask.GrayRows;
import java.io.IOException;

/** A band of mask rows, as high as a window, that moves down the mask. */
final class MaskBand {

    private final GrayRows rows;
    private final GrayImage band;
    private final byte[] row;
    private int top;
    private int end;

    /**
     * @param rows of the mask, of which none was read yet
     * @param height of the windows
     */
    MaskBand(GrayRows rows, int height) {
        this.rows = rows;
        this.band = GrayImage.blank(rows.width(), height);
        this.row = new byte[rows.width()];
    }

    /** The part of the mask in a window, which is as high as the band and not above an earlier window. */
    GrayImage part(Region window) throws IOException {
        moveTo(window.y());
        return band.region(window.shifted(0, -window.y()));
    }

    private void moveTo(int y) throws IOException {
        int width = band.width();
        int kept = Math.max(0, end - y);
        System.arraycopy(band.pixels(), (end - kept - top) * width, band.pixels(), 0, kept * width);
        top = y;
        for (; end < y + band.height(); end++) {
            rows.next(row);
            if (end >= y) {
                System.arraycopy(row, 0, band.pixels(), (end - y) * width, width);
            }
        }
    }
}
