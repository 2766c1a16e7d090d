package bowman.io.slide;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * A plain JPEG, PNG or TIFF, decoded once and kept in memory. Made for reduced slides and patches; its resolution tags
 * are not read, since exporters fill them with what they please.
 */
public final class ImageSlide implements Slide {

    private final String name;
    private final RgbRows rows;
    private final int width;
    private final int height;
    private final OptionalDouble micronsPerPixel;

    private ImageSlide(String name, RgbRows rows, int width, int height, OptionalDouble micronsPerPixel) {
        this.name = name;
        this.rows = rows;
        this.width = width;
        this.height = height;
        this.micronsPerPixel = micronsPerPixel;
    }

    /**
     * Decodes an image of unknown scale.
     *
     * @throws SlideException if the file is missing, is no image, or is damaged
     */
    public static ImageSlide open(Path file) throws IOException {
        return open(file, OptionalDouble.empty());
    }

    /**
     * Decodes an image.
     *
     * @param micronsPerPixel the side of a pixel in micrometres
     * @throws SlideException if the file is missing, is no image, or is damaged
     */
    public static ImageSlide open(Path file, OptionalDouble micronsPerPixel) throws IOException {
        ImageFile decoded = ImageFile.decode(file);
        RgbRows rows = RgbRows.of(decoded.image()).orElseThrow(() -> new SlideException(file
                + ": the image is neither gray nor RGB; convert it to an 8-bit RGB PNG or TIFF"));
        Raster raster = decoded.image().getRaster();
        return new ImageSlide(file.getFileName().toString(), rows, raster.getWidth(), raster.getHeight(),
                micronsPerPixel);
    }

    /** A slide that is in memory already; the image is not copied. */
    public static ImageSlide of(String name, RgbImage image) {
        return new ImageSlide(name, RgbRows.of(image), image.width(), image.height(), OptionalDouble.empty());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public OptionalDouble micronsPerPixel() {
        return micronsPerPixel;
    }

    @Override
    public void read(Region region, byte[] rgb) {
        if (!bounds().contains(region)) {
            throw new IllegalArgumentException(name + " is " + width + "x" + height + ", so there is no region "
                    + region);
        }
        if (rgb.length < 3 * region.area()) {
            throw new IllegalArgumentException("the region " + region + " needs " + 3 * region.area()
                    + " bytes, the buffer has " + rgb.length);
        }
        for (int row = 0; row < region.height(); row++) {
            rows.read(region.x(), region.y() + row, region.width(), rgb, 3 * row * region.width());
        }
    }

    /** Does nothing: the pixels go when the slide goes. */
    @Override
    public void close() {
    }
}
