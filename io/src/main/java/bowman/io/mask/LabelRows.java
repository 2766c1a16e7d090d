package bowman.io.mask;

import bowman.io.image.Region;
import bowman.metrics.Grouping;
import java.io.IOException;

/** The rows of a mask as numbers, read once from top to bottom: 0 is background, an instance has one number. */
public interface LabelRows {

    /** The number of columns. */
    int width();

    /** The number of rows. */
    int height();

    /** Whether all pixels of a number are one instance, or only those that are connected. */
    Grouping grouping();

    /**
     * Reads the next row.
     *
     * @param labels takes the number of each pixel from index 0 on
     * @throws bowman.io.slide.SlideException if the file is damaged there
     */
    void next(int[] labels) throws IOException;

    /** The rows of a mask without numbers, of which no row was read yet: connected pixels above 0 are instances. */
    static LabelRows of(GrayRows mask) {
        return new PositiveLabels(mask);
    }

    /** The positive pixels of this mask, of which no row was read yet: 255, otherwise 0. */
    default GrayRows positive() {
        return new PositiveRows(this);
    }

    /**
     * The rows of a region of this mask, of which no row was read yet.
     *
     * @throws IllegalArgumentException if the region exceeds the mask
     */
    default LabelRows region(Region region) {
        return new CroppedLabels(this, region);
    }

    /**
     * The rows of this mask, of which no row was read yet, resized: each pixel is the one of this mask that contains
     * its centre.
     */
    default LabelRows nearest(int width, int height) {
        return width == width() && height == height() ? this : new NearestLabels(this, width, height);
    }
}
