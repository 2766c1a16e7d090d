package bowman.io.slide;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An image that is decoded once and kept in memory: a JPEG, a PNG, or a TIFF of a kind that cannot be read in parts.
 * Intended for reduced slides and patches; its resolution tags are ignored, since exporters fill them with arbitrary
 * values.
 */
public final class ImageSlide implements Slide {

    private final String name;
    private final String format;
    private final RgbRows rows;
    private final SlideLevel level;
    private final Optional<PixelSize> pixelSize;
    private final List<String> remarks;
    private volatile boolean closed;

    private ImageSlide(String name, String format, RgbRows rows, int width, int height,
            Optional<PixelSize> pixelSize, List<String> remarks) {
        this.name = name;
        this.format = format;
        this.rows = rows;
        this.level = new SlideLevel(width, height, 1, width, height);
        this.pixelSize = pixelSize;
        this.remarks = List.copyOf(remarks);
    }

    /**
     * Decodes an image of unknown pixel size.
     *
     * @throws SlideException if the file is missing, is not an image, or is damaged
     */
    public static ImageSlide open(Path file) throws IOException {
        return open(file, Optional.empty());
    }

    /**
     * Decodes an image.
     *
     * @param pixelSize the pixel size of the image, if it is known
     * @throws SlideException if the file is missing, is not an image, or is damaged
     */
    public static ImageSlide open(Path file, Optional<PixelSize> pixelSize) throws IOException {
        return open(file, pixelSize, SlideSettings.DEFAULT.background());
    }

    static ImageSlide open(Path file, Optional<PixelSize> pixelSize, int background) throws IOException {
        return of(file, ImageFile.decode(file).withRemarks(ImageRemarks.of(file)), pixelSize, background);
    }

    /**
     * A slide of a decoded image.
     *
     * @param pixelSize the pixel size of the image, if it is known
     * @param background the colour behind transparent pixels, 0xRRGGBB
     * @throws SlideException if the image is neither gray nor RGB, or its samples do not fill their range
     */
    public static ImageSlide of(Path file, ImageFile decoded, Optional<PixelSize> pixelSize, int background)
            throws SlideException {
        Optional<String> defect = RgbRows.defect(decoded.image());
        if (defect.isPresent()) {
            throw new SlideException(file + ": the image has " + defect.get()
                    + "; convert it to an 8-bit RGB PNG or TIFF");
        }
        SampleRange range = SampleRange.of(file, decoded);
        RgbRows rows = RgbRows.of(decoded.image(), range.most(), background);
        Raster raster = decoded.image().getRaster();
        return new ImageSlide(file.getFileName().toString(), decoded.format(), rows, raster.getWidth(),
                raster.getHeight(), pixelSize, decoded.withRemarks(range.remarks()).remarks());
    }

    /** A slide of an image in memory, which is not copied. */
    public static ImageSlide of(String name, RgbImage image) {
        return new ImageSlide(name, "image in memory", RgbRows.of(image), image.width(), image.height(),
                Optional.empty(), List.of());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public List<SlideLevel> levels() {
        return List.of(level);
    }

    @Override
    public Optional<PixelSize> pixelSize() {
        return pixelSize;
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public void read(int number, Region region, byte[] rgb) {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        SlideReader.requested(this, number, region, rgb);
        for (int row = 0; row < region.height(); row++) {
            rows.read(region.x(), region.y() + row, region.width(), rgb, 3 * row * region.width());
        }
    }

    /** Makes reads fail; the pixels are freed together with this object. */
    @Override
    public void close() {
        closed = true;
    }
}
