package bowman.io.mask;

import java.io.IOException;
import java.util.List;

/**
 * The pixels of a mask as the file has them, one number for each: its sample, its index in a palette, or its colour as
 * one number; 0 is background.
 */
interface MaskPixels {

    int width();

    int height();

    /**
     * Reads a row; rows may be read again, but those in order are the fastest.
     *
     * @param numbers takes the number of each pixel from index 0 on
     * @throws bowman.io.slide.SlideException if the file is damaged there
     */
    void read(int y, double[] numbers) throws IOException;

    /** The brightness of a number, 0 to 255; the highest sample of a colour. */
    int level(double number);

    /** Returns whether a number is a colour, not a shade of gray. */
    boolean isColored(double number);

    /** Returns whether {@link #level} is the brightness of a number: not if the number exceeds that of white. */
    boolean hasLevel(double number);

    /** Returns whether the compression is lossy. */
    boolean isLossy();

    /** What the user should know of the file, in sentences without a full stop. */
    List<String> remarks();
}
