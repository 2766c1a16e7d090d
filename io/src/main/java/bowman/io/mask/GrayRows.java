package bowman.io.mask;

import bowman.io.image.GrayImage;
import bowman.io.slide.Slide;
import java.io.IOException;

/** The rows of a gray image, such as a mask or a probability map, read once from top to bottom. */
public interface GrayRows {

    /** The number of columns. */
    int width();

    /** The number of rows. */
    int height();

    /**
     * Reads the next row.
     *
     * @param levels takes the gray level of each pixel, 0 (black) to 255 (white), from index 0 on
     * @throws bowman.io.slide.SlideException if the file is damaged there
     */
    void next(byte[] levels) throws IOException;

    /** The rows of an image in memory. */
    static GrayRows of(GrayImage image) {
        return new ImageRows(image);
    }

    /**
     * The rows of level 0 of a slide, read in bands, so that memory does not grow with its height. The gray level of a
     * pixel is the maximum of red, green and blue, which are equal in a gray image.
     */
    static GrayRows of(Slide slide) {
        return new SlideRows(slide);
    }
}
