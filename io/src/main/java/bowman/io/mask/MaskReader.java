package bowman.io.mask;

import bowman.io.mask.MaskFile.Fit;
import bowman.io.slide.BadTiles;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The rows of a mask in a file, 255 for positive pixels (see {@link MaskFile}) and otherwise 0. Tiles and strips of a
 * TIFF are decoded when their rows are read, in memory that does not grow with the mask; other images are decoded as a
 * whole. Tiles that are missing in the file and transparent pixels are negative; a tile that cannot be decoded makes
 * reading throw, since any replacement would distort the results.
 */
public final class MaskReader implements GrayRows, AutoCloseable {

    /** Opens masks with a black background, since the white one of slides would be positive. */
    private static final SlideSettings SETTINGS =
            SlideSettings.DEFAULT.withBadTiles(BadTiles.FAIL).withBackground(0x000000);

    private final Path file;
    private final Optional<Slide> slide;
    private final GrayRows rows;
    private final int least;

    /** @param slide empty if the mask was decoded as a whole */
    private MaskReader(Path file, Optional<Slide> slide, GrayRows rows) {
        this.file = file;
        this.slide = slide;
        this.rows = rows;
        this.least = slide.isPresent() && slide.get().isLossy() ? MaskFile.LOSSY_THRESHOLD : 1;
    }

    /**
     * Opens a mask.
     *
     * @throws bowman.io.slide.SlideException if the file is missing, is not an image, or is damaged
     */
    public static MaskReader open(Path file) throws IOException {
        Optional<Slide> slide = Slide.openInParts(file, SETTINGS);
        if (slide.isEmpty()) {
            return new MaskReader(file, slide, GrayRows.of(MaskFile.read(file)));
        }
        try {
            return new MaskReader(file, slide, GrayRows.of(slide.get()));
        } catch (RuntimeException e) {
            slide.get().close();
            throw e;
        }
    }

    @Override
    public int width() {
        return rows.width();
    }

    @Override
    public int height() {
        return rows.height();
    }

    /**
     * The rows of the mask, of which none was read yet, in the size of its image.
     *
     * @param imageWidth columns of the image
     * @param imageHeight rows of the image
     * @throws bowman.io.slide.SlideException if the mask has another size and must not
     */
    public GrayRows fitting(int imageWidth, int imageHeight, Fit fit) throws IOException {
        fit.check(file, width(), height(), imageWidth, imageHeight);
        return nearest(imageWidth, imageHeight);
    }

    /** The pixel size of the mask, if the file has one. */
    public Optional<PixelSize> pixelSize() {
        return slide.flatMap(Slide::pixelSize);
    }

    @Override
    public void next(byte[] levels) throws IOException {
        rows.next(levels);
        for (int x = 0; x < width(); x++) {
            levels[x] = (byte) ((levels[x] & 0xFF) >= least ? 255 : 0);
        }
    }

    @Override
    public void close() throws IOException {
        if (slide.isPresent()) {
            slide.get().close();
        }
    }
}
