package bowman.io.stitch;

import bowman.io.image.Region;

/**
 * Square windows over an image, row by row: along each axis they start at 0, stride, 2 stride, ..., and the last one is
 * aligned to the far edge, so every pixel lies in at least one. Where the image is smaller than a window, there is one
 * that leaves it to the right or below.
 */
public final class Windows {

    private final int width;
    private final int height;
    private final int size;
    private final int[] columns;
    private final int[] rows;

    /**
     * @param width columns of the image
     * @param height rows of the image
     * @param size the side of a window
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
     * Checks that windows cover what they are laid over.
     *
     * @throws IllegalArgumentException if they have no pixel, or the stride leaves gaps
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

    /** How many windows lie along an axis. */
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

    /** Columns of the image. */
    public int width() {
        return width;
    }

    /** Rows of the image. */
    public int height() {
        return height;
    }

    /** The side of a window. */
    public int size() {
        return size;
    }

    /** Whether windows leave the image, since it is smaller than one. */
    public boolean leaveImage() {
        return width < size || height < size;
    }

    /** How many windows there are. */
    public int count() {
        return columns.length * rows.length;
    }

    /** How many windows lie side by side. */
    public int columnCount() {
        return columns.length;
    }

    /** How many windows lie one above the other. */
    public int rowCount() {
        return rows.length;
    }

    /** Where the window lies, from 0 to {@link #count()} - 1, row by row. */
    public Region region(int index) {
        return new Region(columns[index % columns.length], rows[index / columns.length], size, size);
    }

    /**
     * How many rows of windows are needed at once: no window of the row that is so many above another has a row of
     * pixels that a window of that one, or of a later one, has too.
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

    /** The first column of the windows of a column of windows. */
    public int x(int column) {
        return columns[column];
    }

    /** The first row of the windows of a row of windows. */
    public int y(int row) {
        return rows[row];
    }
}
