package bowman.io.slide;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An image of a section, read region by region. Reading from several threads at once is allowed. */
public interface Slide extends AutoCloseable {

    /**
     * Opens an image file with the reader that its content asks for, by {@link SlideSettings#DEFAULT}.
     *
     * @throws SlideException if the file is missing, is no image, is damaged, or of a kind that cannot be read
     */
    static Slide open(Path file) throws IOException {
        return open(file, SlideSettings.DEFAULT);
    }

    /**
     * Opens an image file with the reader that its content asks for: tiles and strips of TIFF files are decoded when
     * they are read, other images at once.
     *
     * @throws SlideException if the file is missing, is no image, is damaged, or of a kind that cannot be read
     */
    static Slide open(Path file, SlideSettings settings) throws IOException {
        return SlideReaders.best(file).open(file, settings);
    }

    /**
     * Opens an image file as {@link #open(Path, SlideSettings)} does, unless it would be decoded whole, as an {@link
     * ImageSlide}; none then.
     *
     * @throws SlideException if the file is missing, is no image, is damaged, or of a kind that cannot be read
     */
    static Optional<Slide> openInParts(Path file, SlideSettings settings) throws IOException {
        SlideReader reader = SlideReaders.best(file);
        return reader instanceof ImageSlideReader ? Optional.empty() : Optional.of(reader.open(file, settings));
    }

    /** Whether the content of a file is that of an image which a reader knows; false where there is no file. */
    static boolean isImage(Path file) throws IOException {
        return SlideReaders.know(file);
    }

    /** What messages call this slide: its file's name, as a rule. */
    String name();

    /** The format and its compression, in words. */
    String format();

    /** Whether the compression changed pixels, as JPEG's does; false where that is not known. */
    default boolean isLossy() {
        return false;
    }

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

    /** What the file says that was not used, and why, in sentences without a full stop; empty as a rule. */
    default List<String> remarks() {
        return List.of();
    }

    /** The images beside the section: label, macro, thumbnail. */
    default List<AssociatedImage> associatedImages() {
        return List.of();
    }

    /**
     * Reads an image beside the section.
     *
     * @param image one of {@link #associatedImages}
     * @throws IllegalArgumentException if it is none of them
     * @throws SlideException if it is damaged, or of a kind that cannot be read
     */
    default RgbImage read(AssociatedImage image) throws IOException {
        throw new IllegalArgumentException(name() + " has no associated image " + image);
    }

    /** The tiles that could not be decoded so far, each once, in the order of their discovery. */
    default List<TileDamage> damage() {
        return List.of();
    }

    /**
     * Reads a region of a level.
     *
     * @param level its number in {@link #levels}
     * @param region in pixels of that level
     * @param rgb takes {@code 3 * region.area()} bytes from its start: red, green, blue of each pixel, row by row
     * @throws IllegalArgumentException if there is no such level, the region leaves it or the buffer is too short
     * @throws IllegalStateException if the slide is closed
     * @throws SlideException if the file is damaged there and {@link BadTiles#FAIL} was asked for
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
