package bowman.io.tissue;

import bowman.io.image.GrayImage;
import bowman.io.image.Region;
import bowman.io.slide.Overview;
import bowman.io.slide.OverviewGrid;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tissue that was found on an overview. */
final class FoundTissue implements TissueMask {

    private static final double MICRONS_PER_PIXEL = 8;
    private static final int SIZE_OF_UNKNOWN_SCALE = 2048;
    private static final int SMALLEST_SIZE = 256;
    private static final int LARGEST_SIZE = 3072;

    /** Less contrast than this is noise on glass. */
    private static final int LEAST_THRESHOLD = 8;

    /** More contrast than this is tissue, even if other tissue has much more. */
    private static final int GREATEST_THRESHOLD = 12;

    /** Objects of less than 5 pixels are dust; the contrast widens them by a pixel at each side. */
    private static final int SPECK_RADIUS = 2;

    private static final int GAP_RADIUS = 4;
    private static final int MARGIN = 8;

    private final OverviewGrid grid;
    private final Bitmap tissue;
    private final Optional<PixelSize> pixelSize;
    /** Summed-area table: for each corner of pixels, the number of tissue and margin pixels above and to the left. */
    private final int[] before;

    private FoundTissue(OverviewGrid grid, Bitmap tissue, Optional<PixelSize> pixelSize) {
        this.grid = grid;
        this.tissue = tissue;
        this.pixelSize = pixelSize;
        this.before = before(tissue.dilated(MARGIN));
    }

    /** The length of the longer side, in pixels, of the overview in which tissue is searched. */
    static int overviewSize(Slide slide) {
        return slide.pixelSize().map(size -> {
            double microns = Math.max(slide.width(), slide.height()) * size.micronsPerPixel();
            return (int) Math.clamp(Math.ceil(microns / MICRONS_PER_PIXEL), SMALLEST_SIZE, LARGEST_SIZE);
        }).orElse(SIZE_OF_UNKNOWN_SCALE);
    }

    static FoundTissue on(Overview overview, Optional<PixelSize> pixelSize) {
        GrayImage contrast = TissueContrast.of(overview.image());
        int threshold = Math.clamp(Otsu.threshold(contrast), LEAST_THRESHOLD, GREATEST_THRESHOLD);
        boolean[] set = new boolean[contrast.pixels().length];
        for (int i = 0; i < set.length; i++) {
            set[i] = (contrast.pixels()[i] & 0xFF) > threshold;
        }
        Bitmap tissue = new Bitmap(contrast.width(), contrast.height(), set).opened(SPECK_RADIUS).closed(GAP_RADIUS);
        return new FoundTissue(overview.grid(), tissue, pixelSize);
    }

    private static int[] before(Bitmap bitmap) {
        int stride = bitmap.width() + 1;
        int[] before = new int[stride * (bitmap.height() + 1)];
        for (int y = 0; y < bitmap.height(); y++) {
            int row = 0;
            for (int x = 0; x < bitmap.width(); x++) {
                row += bitmap.set()[y * bitmap.width() + x] ? 1 : 0;
                before[(y + 1) * stride + x + 1] = before[y * stride + x + 1] + row;
            }
        }
        return before;
    }

    @Override
    public boolean holds(Region region) {
        Region shown = grid.showing(region);
        int stride = grid.width() + 1;
        int top = shown.y() * stride;
        int bottom = (shown.y() + shown.height()) * stride;
        int right = shown.x() + shown.width();
        return before[bottom + right] - before[bottom + shown.x()] - before[top + right] + before[top + shown.x()] > 0;
    }

    @Override
    public double fraction() {
        return fraction(new Region(0, 0, grid.slideWidth(), grid.slideHeight()));
    }

    @Override
    public double fraction(Region region) {
        Region shown = grid.showing(region);
        return (double) tissue.count(shown) / shown.area();
    }

    @Override
    public OptionalDouble squareMillimetres() {
        return pixelSize.map(size -> {
            double side = size.micronsPerPixel() / 1000;
            return OptionalDouble.of(fraction() * grid.slideWidth() * grid.slideHeight() * side * side);
        }).orElseGet(OptionalDouble::empty);
    }
}
