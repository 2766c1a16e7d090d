package bowman.io.slide;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.runtime.RandomKey;

/** Simple sections with what scanners add. */
public final class Sections {

    private static final int NOISE = 6;

    private Sections() {
    }

    /** Glass of a colour, with noise of up to 6 levels in each channel. */
    public static RgbImage glass(int width, int height, int color) {
        RandomKey key = RandomKey.of(5, 5);
        RgbImage image = RgbImage.blank(width, height);
        for (int i = 0; i < image.pixels().length; i++) {
            int level = color >> 16 - 8 * (i % 3) & 0xFF;
            image.pixels()[i] = (byte) Math.min(255, level + (int) key.below(0, i, 2 * NOISE + 1) - NOISE);
        }
        return image;
    }

    /** Paints a rectangle. */
    public static void paint(RgbImage image, Region region, int color) {
        for (int y = region.y(); y < region.y() + region.height(); y++) {
            for (int x = region.x(); x < region.x() + region.width(); x++) {
                image.setColor(x, y, color);
            }
        }
    }
}
