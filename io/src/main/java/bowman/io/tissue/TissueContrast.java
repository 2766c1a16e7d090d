package bowman.io.tissue;

import bowman.io.image.GrayImage;
import bowman.io.image.RgbImage;

/**
 * The difference of each pixel of an overview from glass, 0 to 255: in colour, and with half the weight in darkness.
 * Stained tissue is coloured; dust, shadows and uneven illumination are gray.
 */
final class TissueContrast {

    /** Glass is brighter than this in every channel. */
    private static final int DARKEST_GLASS = 185;

    /** Channels of glass differ by less than this, for any tint of the illumination. */
    private static final int MOST_COLORFUL_GLASS = 24;

    /** Green of neighbouring pixels of glass differs by no more than this after averaging. */
    private static final int ROUGHEST_GLASS = 4;

    /** The fraction of the glass candidates that are brighter than glass. */
    private static final double BRIGHTER = 0.1;

    /** The largest difference of green between pixels of glass and its most common value. */
    private static final int SPREAD = 4;

    /** The colour of glass if none is visible. */
    private static final double[] WHITE = {245, 245, 245};

    private TissueContrast() {
    }

    static GrayImage of(RgbImage image) {
        byte[] rgb = blurred(image);
        double[] glass = glass(rgb, image.width());
        byte[] contrast = new byte[rgb.length / 3];
        for (int i = 0; i < contrast.length; i++) {
            double red = Math.max(0, glass[0] - (rgb[3 * i] & 0xFF));
            double green = Math.max(0, glass[1] - (rgb[3 * i + 1] & 0xFF));
            double blue = Math.max(0, glass[2] - (rgb[3 * i + 2] & 0xFF));
            double color = Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
            double darkness = (red + green + blue) / 3;
            contrast[i] = (byte) Math.min(255, Math.round(color + darkness / 2));
        }
        return new GrayImage(image.width(), image.height(), contrast);
    }

    /** The mean of each pixel and its neighbours, to reduce the noise of sensors and JPEG. */
    private static byte[] blurred(RgbImage image) {
        byte[] blurred = new byte[image.pixels().length];
        int i = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                for (int channel = 0; channel < 3; channel++) {
                    blurred[i++] = (byte) Math.round(mean(image, x, y, channel));
                }
            }
        }
        return blurred;
    }

    private static float mean(RgbImage image, int x, int y, int channel) {
        int sum = 0;
        for (int dy = -1; dy <= 1; dy++) {
            int row = Math.clamp(y + dy, 0, image.height() - 1) * image.width();
            for (int dx = -1; dx <= 1; dx++) {
                sum += image.pixels()[3 * (row + Math.clamp(x + dx, 0, image.width() - 1)) + channel] & 0xFF;
            }
        }
        return sum / 9f;
    }

    /**
     * The colour of glass: that of the brightest among the bright, nearly gray and flat pixels, since the rest may be
     * pale tissue.
     */
    private static double[] glass(byte[] rgb, int width) {
        long[] counts = new long[256];
        long[][] sums = new long[256][3];
        long total = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            if (mayBeGlass(rgb, i, width)) {
                int green = rgb[i + 1] & 0xFF;
                counts[green]++;
                total++;
                for (int channel = 0; channel < 3; channel++) {
                    sums[green][channel] += rgb[i + channel] & 0xFF;
                }
            }
        }
        return total == 0 ? WHITE : mean(counts, sums, commonest(counts, brightest(counts, total)));
    }

    private static boolean mayBeGlass(byte[] rgb, int i, int width) {
        int red = rgb[i] & 0xFF;
        int green = rgb[i + 1] & 0xFF;
        int blue = rgb[i + 2] & 0xFF;
        int darkest = Math.min(red, Math.min(green, blue));
        int left = rgb[Math.max(i - 3, 0) + 1] & 0xFF;
        int above = rgb[Math.max(i - 3 * width, 0) + 1] & 0xFF;
        return darkest > DARKEST_GLASS && Math.max(red, Math.max(green, blue)) - darkest < MOST_COLORFUL_GLASS
                && Math.abs(green - left) <= ROUGHEST_GLASS && Math.abs(green - above) <= ROUGHEST_GLASS;
    }

    /** The level that a tenth of all pixels reach. */
    private static int brightest(long[] counts, long total) {
        int level = 255;
        for (long above = counts[level]; above < BRIGHTER * total; above += counts[level]) {
            level--;
        }
        return level;
    }

    private static int commonest(long[] counts, int about) {
        int commonest = about;
        for (int level = about - SPREAD; level <= Math.min(255, about + SPREAD); level++) {
            commonest = counts[level] > counts[commonest] ? level : commonest;
        }
        return commonest;
    }

    private static double[] mean(long[] counts, long[][] sums, int about) {
        double[] mean = new double[3];
        long count = 0;
        for (int level = about - SPREAD; level <= Math.min(255, about + SPREAD); level++) {
            count += counts[level];
            for (int channel = 0; channel < 3; channel++) {
                mean[channel] += sums[level][channel];
            }
        }
        for (int channel = 0; channel < 3; channel++) {
            mean[channel] /= count;
        }
        return mean;
    }
}
