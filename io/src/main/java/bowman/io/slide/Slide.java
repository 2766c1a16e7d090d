package bowman.io.slide;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /** The resolutions, from the full one (level 0) to the coarsest. */
    List<SlideLevel> levels();

    /** Columns of level 0. */
    default int width() {
        return levels().getFirst().width();
    }

    /** Rows of level 0. */
    default int height() {
        return levels().getFirst().height();
    }

    /** The size of level 0's pixels, where it is known. */
    Optional<PixelSize> pixelSize();

    /**
     * Reads a region of a level.
     *
     * @param level its number in {@link #levels}
     * @param region in pixels of that level
     * @param rgb takes {@code 3 * region.area()} bytes from its start: red, green, blue of each pixel, row by row
     * @throws IllegalArgumentException if there is no such level, the region leaves it or the buffer is too short
     * @throws SlideException if the file is damaged there
     */
    void read(int level, Region region, byte[] rgb) throws IOException;

    /** {@link #read(int, Region, byte[])} of level 0. */
    default void read(Region region, byte[] rgb) throws IOException {
        read(0, region, rgb);
    }

    /** Level 0 as a region. */
    default Region bounds() {
        return levels().getFirst().bounds();
    }

    /** A region of level 0 as a new image. */
    default RgbImage read(Region region) throws IOException {
        RgbImage image = RgbImage.blank(region.width(), region.height());
        read(region, image.pixels());
        return image;
    }

    @Override
    void close() throws IOException;
}
