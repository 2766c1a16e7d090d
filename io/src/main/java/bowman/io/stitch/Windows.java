package bowman.io.stitch;

import bowman.io.image.Region;

/**
 * Square windows over an image, row by row: along each axis they start at 0, stride, 2 stride, ..., and the last one is
 * aligned to the far edge, so every pixel lies in at least one. If the image is smaller than a window, the only one
 * exceeds it to the right or below.
 */
public final class Windows {

    private final int width;
    private final int height;
    private final int size;
    private final int[] columns;
    private final int[] rows;

    /**
     * Places windows over an image.
     *
     * @param width columns of the image
     * @param height rows of the image
     * @param size height and width of a window
     * @param stride the step from window to window, 1 to {@code size}
     * @throws IllegalArgumentException if the image has no pixel, the stride leaves gaps, or there are 2^31 windows
     */
    public Windows(int width, int height, int size, int stride) {
        requireCover(size, stride);
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image has at least one pixel, got " + width + "x" + height);
        }
        long count = (long) along(width, size, stride) * along(height, size, stride);
        if (count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("an image of " + width + "x" + height + " pixels has " + count
                    + " windows of " + size + " pixels at a stride of " + stride + "; choose a longer stride");
        }
        this.width = width;
        this.height = height;
        this.size = size;
        this.columns = origins(width, size, stride);
        this.rows = origins(height, size, stride);
    }

    /**
     * Checks that windows leave no gaps.
     *
     * @throws IllegalArgumentException if the size is less than 1, or the stride is not 1 to {@code size}
     */
    public static void requireCover(int size, int stride) {
        if (size < 1) {
            throw new IllegalArgumentException("a window has at least 1 pixel, got " + size);
        }
        if (stride < 1 || stride > size) {
            throw new IllegalArgumentException("windows of " + size + " pixels at a stride of " + stride
                    + " do not cover an image; choose a stride from 1 to the window's size");
        }
    }

    /** The number of windows along an axis. */
    private static int along(int extent, int size, int stride) {
        return Math.ceilDiv(Math.max(0, extent - size), stride) + 1;
    }

    private static int[] origins(int extent, int size, int stride) {
        int last = Math.max(0, extent - size);
        int[] origins = new int[along(extent, size, stride)];
        for (int i = 0; i < origins.length; i++) {
            origins[i] = (int) Math.min((long) i * stride, last);
        }
        return origins;
    }

    /** The number of columns of the image. */
    public int width() {
        return width;
    }

    /** The number of rows of the image. */
    public int height() {
        return height;
    }

    /** Height and width of a window. */
    public int size() {
        return size;
    }

    /** Returns whether windows exceed the image, since it is smaller than one. */
    public boolean leaveImage() {
        return width < size || height < size;
    }

    /** The number of windows. */
    public int count() {
        return columns.length * rows.length;
    }

    /** The number of columns of windows. */
    public int columnCount() {
        return columns.length;
    }

    /** The number of rows of windows. */
    public int rowCount() {
        return rows.length;
    }

    /** The region of a window from 0 to {@link #count()} - 1, row by row. */
    public Region region(int index) {
        return new Region(columns[index % columns.length], rows[index / columns.length], size, size);
    }

    /**
     * The number of rows of windows that are needed at the same time: windows that are this many rows of windows apart
     * have no row of pixels in common.
     */
    public int rowsAtOnce() {
        int most = 1;
        for (int row = 0; row < rows.length; row++) {
            int above = row;
            while (above > 0 && rows[above - 1] + size > rows[row]) {
                above--;
            }
            most = Math.max(most, row - above + 1);
        }
        return most;
    }

    /** The first pixel column of a column of windows. */
    public int x(int column) {
        return columns[column];
    }

    /** The first pixel row of a row of windows. */
    public int y(int row) {
        return rows[row];
    }
}
