package bowman.io.mask;

import bowman.io.image.GrayImage;
import bowman.io.image.Region;
import bowman.io.slide.Slide;
import java.io.IOException;

/** The rows of a gray image such as a mask or a map of probabilities, from top to bottom. */
public interface GrayRows {

    /** Columns. */
    int width();

    /** Rows. */
    int height();

    /**
     * Reads the next row.
     *
     * @param levels takes 0 (black) to 255 (white) of each pixel, from its start
     * @throws bowman.io.slide.SlideException if the file is damaged there
     */
    void next(byte[] levels) throws IOException;

    /** Those of an image in memory. */
    static GrayRows of(GrayImage image) {
        return new ImageRows(image);
    }

    /**
     * Those of level 0 of a slide, read in bands: memory does not grow with its height. A pixel's level is the highest
     * of its red, green and blue, which are the same in a gray image.
     */
    static GrayRows of(Slide slide) {
        return new SlideRows(slide);
    }

    /**
     * Those of a part of this image, of which no row was read yet.
     *
     * @throws IllegalArgumentException if the region is not in the image
     */
    default GrayRows region(Region region) {
        return new CroppedRows(this, region);
    }

    /**
     * Those of this image, of which no row was read yet, in another size: each pixel is the one of this image that its
     * centre lies in.
     */
    default GrayRows nearest(int width, int height) {
        return width == width() && height == height() ? this : new NearestRows(this, width, height);
    }
}
