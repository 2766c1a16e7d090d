package bowman.io.slide;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A slide, or another image of a section, that is read region by region. Safe for concurrent reads. */
public interface Slide extends AutoCloseable {

    /**
     * Opens an image file with {@link SlideSettings#DEFAULT}, by the reader that supports its content best.
     *
     * @throws SlideException if the file is missing, is not an image, is damaged, or of an unsupported kind
     */
    static Slide open(Path file) throws IOException {
        return open(file, SlideSettings.DEFAULT);
    }

    /**
     * Opens an image file by the reader that supports its content best: tiles and strips of TIFF files are decoded when
     * they are read, other images as a whole.
     *
     * @throws SlideException if the file is missing, is not an image, is damaged, or of an unsupported kind
     */
    static Slide open(Path file, SlideSettings settings) throws IOException {
        return SlideReaders.best(file).reader().open(file, settings);
    }

    /**
     * Opens an image file as {@link #open(Path, SlideSettings)} does; empty if it would be decoded as a whole, as an
     * {@link ImageSlide}.
     *
     * @throws SlideException if the file is missing, is not an image, is damaged, or of an unsupported kind
     */
    static Optional<Slide> openInParts(Path file, SlideSettings settings) throws IOException {
        SlideReaders.Offer best = SlideReaders.best(file);
        return best.support() == SlideReader.Support.REGIONS ? Optional.of(best.reader().open(file, settings))
                : Optional.empty();
    }

    /**
     * Returns whether a reader supports the content of a file; false if there is no such file.
     *
     * @throws IOException if the file cannot be read
     */
    static boolean isImage(Path file) throws IOException {
        return SlideReaders.know(file);
    }

    /**
     * Returns whether a file is to be taken for an image or a slide: also one of a known format that is not read, or an
     * empty one with the name of an image, so that opening it says why it cannot be read.
     *
     * @throws IOException if the file cannot be read
     */
    static boolean isMeant(Path file) throws IOException {
        return isImage(file) || UnreadFormat.isImage(file);
    }

    /** The name of this slide in messages, usually the name of its file. */
    String name();

    /** The format and its compression, such as {@code OME-TIFF, JPEG}. */
    String format();

    /** Returns whether the compression is lossy, like JPEG; false if that is unknown. */
    default boolean isLossy() {
        return false;
    }

    /** The levels, from the full resolution (level 0) to the coarsest. */
    List<SlideLevel> levels();

    /** The number of columns of level 0. */
    default int width() {
        return levels().getFirst().width();
    }

    /** The number of rows of level 0. */
    default int height() {
        return levels().getFirst().height();
    }

    /** The pixel size of level 0, if it is known. */
    Optional<PixelSize> pixelSize();

    /** Information in the file that was ignored, and why, in sentences without a full stop; usually empty. */
    default List<String> remarks() {
        return List.of();
    }

    /** The associated images: label, macro, thumbnail. */
    default List<AssociatedImage> associatedImages() {
        return List.of();
    }

    /**
     * Reads an associated image.
     *
     * @param image one of {@link #associatedImages}
     * @throws IllegalArgumentException if it is not one of them
     * @throws SlideException if it is damaged, or of an unsupported kind
     */
    default RgbImage read(AssociatedImage image) throws IOException {
        throw new IllegalArgumentException(name() + " has no associated image " + image);
    }

    /** The tiles that could not be decoded so far, each once, in the order in which they were found. */
    default List<TileDamage> damage() {
        return List.of();
    }

    /**
     * Reads a region of a level.
     *
     * @param level its number in {@link #levels}
     * @param region in pixels of that level
     * @param rgb takes {@code 3 * region.area()} bytes from its start: red, green, blue of each pixel, row by row
     * @throws IllegalArgumentException if there is no such level, the region exceeds it or the buffer is too short
     * @throws IllegalStateException if the slide is closed
     * @throws SlideException if the file is damaged there and was opened with {@link BadTiles#FAIL}
     */
    void read(int level, Region region, byte[] rgb) throws IOException;

    /**
     * Reads a region of level 0, see {@link #read(int, Region, byte[])}.
     *
     * @throws SlideException if the file is damaged there and was opened with {@link BadTiles#FAIL}
     */
    default void read(Region region, byte[] rgb) throws IOException {
        read(0, region, rgb);
    }

    /** The region of the whole level 0. */
    default Region bounds() {
        return levels().getFirst().bounds();
    }

    /**
     * Reads a region of level 0 into a new image.
     *
     * @throws SlideException if the file is damaged there and was opened with {@link BadTiles#FAIL}
     */
    default RgbImage read(Region region) throws IOException {
        RgbImage image = RgbImage.blank(region.width(), region.height());
        read(region, image.pixels());
        return image;
    }

    @Override
    void close() throws IOException;
}
