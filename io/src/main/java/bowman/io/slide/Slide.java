package bowman.io.slide;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** An image of a section, read region by region. Reading from several threads at once is allowed. */
public interface Slide extends AutoCloseable {

    /**
     * Opens an image file with the reader that its content asks for.
     *
     * @throws SlideException if the file is missing, is no image, or is damaged
     */
    static Slide open(Path file) throws IOException {
        return ImageSlide.open(file);
    }

    /** What messages call this slide: its file's name, as a rule. */
    String name();

    /** Columns. */
    int width();

    /** Rows. */
    int height();

    /** The side of a pixel in micrometres, where it is known. */
    OptionalDouble micronsPerPixel();

    /**
     * Reads a region.
     *
     * @param rgb takes {@code 3 * region.area()} bytes from its start: red, green, blue of each pixel, row by row
     * @throws IllegalArgumentException if the region leaves the slide or the buffer is too short
     * @throws SlideException if the file is damaged there
     */
    void read(Region region, byte[] rgb) throws IOException;

    /** The whole slide as a region. */
    default Region bounds() {
        return new Region(0, 0, width(), height());
    }

    /** {@link #read(Region, byte[])} into a new image. */
    default RgbImage read(Region region) throws IOException {
        RgbImage image = RgbImage.blank(region.width(), region.height());
        read(region, image.pixels());
        return image;
    }

    @Override
    void close() throws IOException;
}
