package bowman.io.tiff;

import bowman.io.image.Region;
import java.io.IOException;
import java.util.Arrays;

/**
 * The next finer level of a pyramid, from which the tiles that a level lacks are averaged, as in Aperio's files, whose
 * coarse levels may lack tiles that the fine ones have.
 *
 * @param reader reads it
 * @param factor its pixels per pixel of the coarser level, along each axis
 */
record FinerLevel(RegionReader reader, double factor) {

    /** The most pixels of the finer level that are read at once. */
    private static final int MOST_PIXELS = 1 << 22;

    /** The pixels of the finer level along an axis that belong to each pixel of the coarser one. */
    private record Axis(int[] first, int[] end) {

        static Axis of(int from, int count, double factor, int extent) {
            int[] first = new int[count];
            int[] end = new int[count];
            for (int i = 0; i < count; i++) {
                // A coarse level may end after the fine one; the last pixel is repeated there.
                first[i] = (int) Math.min(extent - 1, Math.round((from + i) * factor));
                end[i] = Math.clamp(Math.round((from + i + 1) * factor), first[i] + 1, extent);
            }
            return new Axis(first, end);
        }

        int start() {
            return first[0];
        }

        int length() {
            return end[end.length - 1] - first[0];
        }
    }

    /** Returns whether neither this level nor a finer one has a tile of a region of the coarser level. */
    boolean isBlank(Region region) {
        Blocks blocks = reader.image().blocks();
        Axis columns = Axis.of(region.x(), region.width(), factor, blocks.width());
        Axis rows = Axis.of(region.y(), region.height(), factor, blocks.height());
        return reader.isBlank(new Region(columns.start(), rows.start(), columns.length(), rows.length()));
    }

    /**
     * The RGB pixels of a region of the coarser level.
     *
     * @param budget the pixels that may be read for it
     * @throws BadTileException if they would be averages of too many pixels
     */
    byte[] reduced(Region region, PixelBudget budget) throws IOException {
        Blocks blocks = reader.image().blocks();
        Axis columns = Axis.of(region.x(), region.width(), factor, blocks.width());
        Axis rows = Axis.of(region.y(), region.height(), factor, blocks.height());
        if (columns.length() > MOST_PIXELS) {
            throw new BadTileException("is missing, and the next finer level is too large to take it from");
        }
        budget.take((long) columns.length() * rows.length());
        byte[] rgb = new byte[Math.toIntExact(3 * region.area())];
        long[] sums = new long[3 * region.width()];
        byte[] fine = {};
        int top = rows.start();
        int bottom = top;
        for (int y = 0; y < region.height(); y++) {
            Arrays.fill(sums, 0);
            for (int row = rows.first[y]; row < rows.end[y]; row++) {
                if (row >= bottom) {
                    int height = Math.min(MOST_PIXELS / columns.length(), rows.start() + rows.length() - row);
                    fine = new byte[3 * columns.length() * height];
                    reader.read(new Region(columns.start(), row, columns.length(), height), fine, () -> budget);
                    top = row;
                    bottom = row + height;
                }
                add(fine, 3 * (row - top) * columns.length(), columns, sums);
            }
            for (int i = 0; i < sums.length; i++) {
                long count = (long) (rows.end[y] - rows.first[y]) * (columns.end[i / 3] - columns.first[i / 3]);
                rgb[y * sums.length + i] = (byte) ((sums[i] + count / 2) / count);
            }
        }
        return rgb;
    }

    private static void add(byte[] fine, int row, Axis columns, long[] sums) {
        for (int x = 0; x < columns.first.length; x++) {
            for (int i = columns.first[x]; i < columns.end[x]; i++) {
                int from = row + 3 * (i - columns.start());
                sums[3 * x] += fine[from] & 0xFF;
                sums[3 * x + 1] += fine[from + 1] & 0xFF;
                sums[3 * x + 2] += fine[from + 2] & 0xFF;
            }
        }
    }
}
