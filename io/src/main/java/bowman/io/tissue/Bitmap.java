package bowman.io.tissue;

import bowman.io.image.Region;

/**
 * A binary image, and its morphology with square structuring elements.
 *
 * @param width columns
 * @param height rows
 * @param set whether each pixel is set, row by row
 */
record Bitmap(int width, int height, boolean[] set) {

    /** This image dilated by a square with a side of 2 radius + 1 pixels. */
    Bitmap dilated(int radius) {
        return spread(true, radius);
    }

    /** This image eroded by such a square; pixels outside of the image are ignored. */
    Bitmap eroded(int radius) {
        return spread(false, radius);
    }

    /** This image without objects that are narrower than 2 radius + 1 pixels. */
    Bitmap opened(int radius) {
        return eroded(radius).dilated(radius);
    }

    /** This image with gaps filled that are narrower than 2 radius + 1 pixels. */
    Bitmap closed(int radius) {
        return dilated(radius).eroded(radius);
    }

    /** The number of pixels of a region that are set. */
    long count(Region region) {
        long count = 0;
        for (int y = region.y(); y < region.y() + region.height(); y++) {
            for (int x = region.x(); x < region.x() + region.width(); x++) {
                count += set[y * width + x] ? 1 : 0;
            }
        }
        return count;
    }

    private Bitmap spread(boolean value, int radius) {
        boolean[] across = new boolean[set.length];
        for (int y = 0; y < height; y++) {
            spreadLine(set, across, y * width, 1, width, value, radius);
        }
        boolean[] both = new boolean[set.length];
        for (int x = 0; x < width; x++) {
            spreadLine(across, both, x, width, height, value, radius);
        }
        return new Bitmap(width, height, both);
    }

    /** Assigns a value to each pixel of a line that is at most {@code radius} from one with this value. */
    private static void spreadLine(boolean[] from, boolean[] to, int start, int step, int length, boolean value,
            int radius) {
        int reach = -1;
        for (int i = 0; i < Math.min(radius, length); i++) {
            reach = from[start + i * step] == value ? i + radius : reach;
        }
        for (int i = 0; i < length; i++) {
            if (i + radius < length && from[start + (i + radius) * step] == value) {
                reach = i + 2 * radius;
            }
            to[start + i * step] = (i <= reach) == value;
        }
    }
}
