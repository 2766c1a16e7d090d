package bowman.io.slide;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import java.util.Arrays;

/**
 * Reduces an image by averaging; blocks are added row by row. Each pixel of the large image contributes to one pixel of
 * the small one; sums are kept only for the rows of the small image that a row of blocks touches.
 */
final class Reduction {

    private final int sourceWidth;
    private final int sourceHeight;
    private final RgbImage image;
    /** Sums of red, green and blue of the unfinished rows of the small image. */
    private long[] sums = {};
    private int finished;

    /**
     * @param source columns and rows of the large image
     * @param width columns of the small image, at most those of the large one
     * @param height rows of the small image, at most those of the large one
     */
    Reduction(Region source, int width, int height) {
        this.sourceWidth = source.width();
        this.sourceHeight = source.height();
        this.image = RgbImage.blank(width, height);
    }

    /**
     * Adds a block.
     *
     * @param block its region of the large image
     * @param rgb its pixels
     */
    void add(Region block, byte[] rgb) {
        int last = row(block.y() + block.height() - 1);
        int needed = 3 * image.width() * (last - finished + 1);
        if (sums.length < needed) {
            sums = Arrays.copyOf(sums, needed);
        }
        int[] columns = new int[block.width()];
        for (int x = 0; x < columns.length; x++) {
            columns[x] = (int) ((long) (block.x() + x) * image.width() / sourceWidth);
        }
        int i = 0;
        for (int y = 0; y < block.height(); y++) {
            int start = (row(block.y() + y) - finished) * image.width();
            for (int column : columns) {
                int to = 3 * (start + column);
                sums[to] += rgb[i++] & 0xFF;
                sums[to + 1] += rgb[i++] & 0xFF;
                sums[to + 2] += rgb[i++] & 0xFF;
            }
        }
    }

    /**
     * Finishes the rows of the small image that are above a row of the large one.
     *
     * @param rows of the large image that are complete
     */
    void complete(int rows) {
        int done = rows == sourceHeight ? image.height() : row(rows);
        for (int y = finished; y < done; y++) {
            finish(y, sums, 3 * (y - finished) * image.width());
        }
        int rest = 3 * (done - finished) * image.width();
        System.arraycopy(sums, rest, sums, 0, sums.length - rest);
        Arrays.fill(sums, sums.length - rest, sums.length, 0);
        finished = done;
    }

    private void finish(int y, long[] from, int offset) {
        long rows = first(y + 1, sourceHeight, image.height()) - first(y, sourceHeight, image.height());
        for (int x = 0; x < image.width(); x++) {
            long count = rows
                    * (first(x + 1, sourceWidth, image.width()) - first(x, sourceWidth, image.width()));
            for (int c = 0; c < 3; c++) {
                image.pixels()[3 * (y * image.width() + x) + c] =
                        (byte) ((from[offset + 3 * x + c] + count / 2) / count);
            }
        }
    }

    /** The row of the small image that a row of the large one contributes to. */
    private int row(int y) {
        return (int) ((long) y * image.height() / sourceHeight);
    }

    /** The first pixel along an axis of the large image that contributes to pixel {@code i} of the small one. */
    private static long first(int i, int source, int reduced) {
        return Math.ceilDiv((long) i * source, reduced);
    }

    /** The small image, complete after all rows are finished. */
    RgbImage image() {
        return image;
    }
}
