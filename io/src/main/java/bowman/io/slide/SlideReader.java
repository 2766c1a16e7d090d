package bowman.io.slide;

import bowman.io.image.Region;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens slides of some formats. Readers are found by {@link java.util.ServiceLoader}; {@link Slide#open(Path)} uses the
 * one that supports a file best.
 */
public interface SlideReader {

    /** Support of a file by a reader, from worst to best. */
    enum Support {
        /** The file cannot be read. */
        NONE,
        /** The image is decoded as a whole and kept in memory. */
        WHOLE,
        /** Only the regions that are read are decoded. */
        REGIONS
    }

    /**
     * Detects how well this reader supports a file, by its content and never by its name. If a reader knows the
     * format, but no reader can decode this kind of it, the reader claims the file and throws when it is opened.
     *
     * @param file a file that exists and is not empty
     * @throws IOException if the file cannot be read
     */
    Support support(Path file) throws IOException;

    /**
     * Opens a file that it supports.
     *
     * @throws SlideException if the file is damaged, or of an unsupported kind
     */
    Slide open(Path file, SlideSettings settings) throws IOException;

    /**
     * Checks the arguments of {@link Slide#read(int, Region, byte[])} for its implementations, and returns the level.
     *
     * @param number of the level
     * @param region in pixels of the level
     * @param rgb the buffer, at least {@code 3 * region.area()} bytes
     * @throws IllegalArgumentException if there is no such level, the region exceeds it or the buffer is too short
     */
    static SlideLevel requested(Slide slide, int number, Region region, byte[] rgb) {
        int count = slide.levels().size();
        if (number < 0 || number >= count) {
            throw new IllegalArgumentException(slide.name() + " has " + (count == 1 ? "one level" : count + " levels")
                    + ", so there is no level " + number);
        }
        SlideLevel level = slide.levels().get(number);
        if (!level.bounds().contains(region)) {
            throw new IllegalArgumentException(slide.name() + " is " + level.width() + "x" + level.height()
                    + (number == 0 ? "" : " at level " + number) + ", so there is no region " + region);
        }
        if (rgb.length < 3 * region.area()) {
            throw new IllegalArgumentException("the region " + region + " needs " + 3 * region.area()
                    + " bytes, the buffer has " + rgb.length);
        }
        return level;
    }
}
