package bowman.io.slide;

import bowman.io.image.Region;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens slides of some formats. Readers are found by {@link java.util.ServiceLoader}; {@link Slide#open(Path)} takes
 * the one that supports a file best.
 */
public interface SlideReader {

    /** How well a reader can do with a file, from worst to best. */
    enum Support {
        /** Not at all. */
        NONE,
        /** The image is decoded whole and kept in memory. */
        WHOLE,
        /** What is read is decoded, and no more. */
        REGIONS
    }

    /**
     * What this reader can do with a file, told by its content and never by its name. A reader that knows a format and
     * cannot read a kind of it, and knows that no other does, claims the file and refuses it when it is opened.
     *
     * @param file a file that is there and not empty
     */
    Support support(Path file) throws IOException;

    /**
     * Opens a file that it supports.
     *
     * @throws SlideException if the file is damaged, or of a kind that cannot be read
     */
    Slide open(Path file, SlideSettings settings) throws IOException;

    /**
     * For those who implement {@link Slide#read}: the level that is asked for.
     *
     * @throws IllegalArgumentException if there is no such level, the region leaves it or the buffer is too short
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
