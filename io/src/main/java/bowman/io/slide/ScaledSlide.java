package bowman.io.slide;

import bowman.io.image.AxisFilter;
import bowman.io.image.Region;
import java.io.IOException;
import java.util.Arrays;

/**
 * A region of a slide at any resolution: read from the nearest level that is at least as fine, and reduced or enlarged
 * from there. A level within 2 % of the wanted resolution is not resampled, since scanners are calibrated less
 * precisely. Safe for concurrent reads.
 */
public final class ScaledSlide {

    private static final double SAME = 0.02;

    /** The most pixels of the level that are read at once, except for longer single rows: 48 MiB of samples. */
    private static final int MOST_PIXELS = 1 << 24;

    private final Slide slide;
    private final int level;
    /** The region in pixels of the level. */
    private final Region part;
    private final double scale;
    /** Pixels of the level per pixel of this image. */
    private final double ratio;
    private final int width;
    private final int height;

    /**
     * Chooses the level to read from.
     *
     * @param part the region in pixels of level 0
     * @param wanted the width of a pixel in pixels of level 0, above 0
     * @throws IllegalArgumentException if the region exceeds the slide, or the width is not above 0 or so small that
     *         there would be 2^31 columns or rows
     */
    public ScaledSlide(Slide slide, Region part, double wanted) {
        if (!slide.bounds().contains(part)) {
            throw new IllegalArgumentException(slide.name() + " has " + slide.width() + "x" + slide.height()
                    + " pixels, so there is no region " + part);
        }
        if (!(wanted > 0) || Double.isInfinite(wanted)) {
            throw new IllegalArgumentException("the width of a pixel must be above 0, got " + wanted);
        }
        this.slide = slide;
        this.level = nearestLevel(slide, wanted);
        SlideLevel source = slide.levels().get(level);
        this.part = scaled(part, slide, source);
        boolean same = Math.abs(wanted / source.downsample() - 1) <= SAME;
        this.ratio = same ? 1 : wanted / source.downsample();
        this.scale = ratio * source.downsample();
        this.width = extent(this.part.width());
        this.height = extent(this.part.height());
    }

    /** Converts an extent in pixels of the level to pixels of this image. */
    private int extent(int pixels) {
        long extent = Math.max(1, Math.round(pixels / ratio));
        if (extent > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(slide.name() + " would have " + extent + " pixels along an edge at this"
                    + " resolution; choose a coarser one");
        }
        return (int) extent;
    }

    private static int nearestLevel(Slide slide, double wanted) {
        int nearest = 0;
        for (int i = 0; i < slide.levels().size(); i++) {
            if (slide.levels().get(i).downsample() <= wanted * (1 + SAME)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** The region in pixels of a level: those that lie more than half within. */
    private static Region scaled(Region part, Slide slide, SlideLevel level) {
        if (part.equals(slide.bounds())) {
            return level.bounds();
        }
        int left = Math.min(level.width() - 1, (int) Math.round(part.x() / level.downsample()));
        int top = Math.min(level.height() - 1, (int) Math.round(part.y() / level.downsample()));
        long right = Math.round(((double) part.x() + part.width()) / level.downsample());
        long bottom = Math.round(((double) part.y() + part.height()) / level.downsample());
        return new Region(left, top, Math.clamp(right - left, 1, level.width() - left),
                Math.clamp(bottom - top, 1, level.height() - top));
    }

    /** The number of columns. */
    public int width() {
        return width;
    }

    /** The number of rows. */
    public int height() {
        return height;
    }

    /** The width of a pixel of this image, in pixels of level 0. */
    public double scale() {
        return scale;
    }

    /** The left edge in pixels of level 0: that of the region, rounded to pixels of the level read. */
    public double left() {
        return part.x() * slide.levels().get(level).downsample();
    }

    /** The top edge in pixels of level 0: that of the region, rounded to pixels of the level read. */
    public double top() {
        return part.y() * slide.levels().get(level).downsample();
    }

    /** The number of the level that is read. */
    public int level() {
        return level;
    }

    /**
     * Reads a region, which may exceed this image to the right and below; pixels outside are white, like glass.
     *
     * @param region in pixels of this image
     * @param rgb takes {@code 3 * region.area()} bytes: red, green and blue of each pixel, row by row
     * @throws IllegalArgumentException if the region begins outside
     * @throws SlideException if the slide is damaged there
     */
    public void read(Region region, byte[] rgb) throws IOException {
        int columns = Math.min(region.width(), width - region.x());
        int rows = Math.min(region.height(), height - region.y());
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException(slide.name() + " has " + width + "x" + height
                    + " pixels at this resolution, so there is no region " + region);
        }
        Region inside = new Region(region.x(), region.y(), columns, rows);
        if (columns == region.width() && rows == region.height()) {
            readInside(inside, rgb);
            return;
        }
        byte[] found = new byte[3 * columns * rows];
        readInside(inside, found);
        Arrays.fill(rgb, 0, (int) (3 * region.area()), (byte) 255);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(found, 3 * row * columns, rgb, 3 * row * region.width(), 3 * columns);
        }
    }

    private void readInside(Region region, byte[] rgb) throws IOException {
        if (ratio == 1) {
            slide.read(level, region.shifted(part.x(), part.y()), rgb);
            return;
        }
        AxisFilter across = AxisFilter.smooth(region.x(), region.width(), ratio, 0, part.width());
        AxisFilter down = AxisFilter.smooth(region.y(), region.height(), ratio, 0, part.height());
        int left = across.first(0);
        int top = down.first(0);
        Region source = new Region(part.x() + left, part.y() + top,
                across.first(region.width() - 1) + across.taps() - left,
                down.first(region.height() - 1) + down.taps() - top);
        new Resampling(source, across, down).into(rgb);
    }

    /**
     * Resamples the rows and columns of an image, which is read in bands, since the source may be much larger than the
     * result. Source rows are filtered once, when they are first needed.
     */
    private final class Resampling {

        private final Region source;
        private final AxisFilter across;
        private final AxisFilter down;
        private final float[][] filtered;
        private final byte[] band;
        private final int bandRows;
        private int next;

        Resampling(Region source, AxisFilter across, AxisFilter down) {
            this.source = source;
            this.across = across;
            this.down = down;
            this.filtered = new float[down.taps()][3 * across.count()];
            this.bandRows = Math.clamp(MOST_PIXELS / source.width(), 1, source.height());
            this.band = new byte[Math.multiplyExact(3 * bandRows, source.width())];
        }

        void into(byte[] rgb) throws IOException {
            int samples = 3 * across.count();
            float[] sums = new float[samples];
            for (int row = 0; row < down.count(); row++) {
                Arrays.fill(sums, 0.5f);
                for (int tap = 0; tap < down.taps(); tap++) {
                    float[] line = line(down.first(row) + tap - down.first(0));
                    float weight = down.weight(row, tap);
                    for (int i = 0; i < samples; i++) {
                        sums[i] += weight * line[i];
                    }
                }
                for (int i = 0; i < samples; i++) {
                    rgb[row * samples + i] = (byte) Math.min(255, (int) sums[i]);
                }
            }
        }

        /** @param number of the source row, from 0 */
        private float[] line(int number) throws IOException {
            while (next <= number) {
                if (next % bandRows == 0) {
                    int rows = Math.min(bandRows, source.height() - next);
                    slide.read(level, new Region(source.x(), source.y() + next, source.width(), rows), band);
                }
                int offset = 3 * (next % bandRows) * source.width();
                across.apply(band, offset, across.first(0), 3, filtered[next % filtered.length]);
                next++;
            }
            return filtered[number % filtered.length];
        }
    }
}
