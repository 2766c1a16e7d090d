package bowman.io.tissue;

import bowman.io.image.GrayImage;

/**
 * The threshold that divides the pixels of an image into two classes with the greatest variance between them (Otsu, A
 * threshold selection method from gray-level histograms, 1979).
 */
final class Otsu {

    private Otsu() {
    }

    /** The highest gray level of the lower class, 0 to 255. */
    static int threshold(GrayImage image) {
        long[] counts = new long[256];
        long sum = 0;
        for (byte pixel : image.pixels()) {
            counts[pixel & 0xFF]++;
            sum += pixel & 0xFF;
        }
        double mean = (double) sum / image.pixels().length;
        long below = 0;
        double sumBelow = 0;
        double best = -1;
        int threshold = 0;
        for (int level = 0; level < counts.length; level++) {
            below += counts[level];
            sumBelow += (double) level * counts[level];
            long above = image.pixels().length - below;
            if (below > 0 && above > 0) {
                double offset = sumBelow - mean * below;
                double variance = offset * offset / ((double) below * above);
                if (variance > best) {
                    best = variance;
                    threshold = level;
                }
            }
        }
        return threshold;
    }
}
