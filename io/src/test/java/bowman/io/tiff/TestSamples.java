package bowman.io.tiff;

import java.util.Map;

/** The coding of colours as samples, and the colours that are shown. */
enum TestSamples {
    BILEVEL(1, 1, 1), BILEVEL_WHITE_IS_ZERO(1, 1, 0), GRAY(1, 8, 1), GRAY_WHITE_IS_ZERO(1, 8, 0), PALETTE(1, 8, 3),
    RGB(3, 8, 2), RGB_AND_MORE(4, 8, 2), RGBA(4, 8, 2), RGBA_MULTIPLIED(4, 8, 2),
    /** Single planes. */
    RED(1, 8, 2), GREEN(1, 8, 2), BLUE(1, 8, 2);

    private final int count;
    private final int bits;
    private final int photometric;

    TestSamples(int count, int bits, int photometric) {
        this.count = count;
        this.bits = bits;
        this.photometric = photometric;
    }

    int count() {
        return count;
    }

    int bits() {
        return bits;
    }

    int photometric() {
        return photometric;
    }

    int rowBytes(int width) {
        return Math.ceilDiv(width * bits * count, 8);
    }

    /** Tags of 16-bit values beside those that all images have. */
    Map<Integer, long[]> tags() {
        return switch (this) {
            case PALETTE -> Map.of(320, palette());
            case RGB_AND_MORE -> Map.of(338, new long[] {0});
            case RGBA_MULTIPLIED -> Map.of(338, new long[] {1});
            case RGBA -> Map.of(338, new long[] {2});
            default -> Map.of();
        };
    }

    private static long[] palette() {
        long[] palette = new long[768];
        for (int i = 0; i < 256; i++) {
            palette[i] = 257L * i;
            palette[256 + i] = 257L * (255 - i);
            palette[512 + i] = 257L * (i * 7 & 0xFF);
        }
        return palette;
    }

    /** A sample of a pixel. */
    int sample(int color, int number) {
        int red = color >> 16 & 0xFF;
        int channel = color >> 16 - 8 * number & 0xFF;
        return switch (this) {
            case BILEVEL -> red >> 7;
            case BILEVEL_WHITE_IS_ZERO -> 1 - (red >> 7);
            case GRAY_WHITE_IS_ZERO -> 255 - red;
            case GRAY, PALETTE, RED -> red;
            case GREEN -> color >> 8 & 0xFF;
            case BLUE -> color & 0xFF;
            case RGB -> channel;
            case RGB_AND_MORE, RGBA -> number == 3 ? alpha(color) : channel;
            case RGBA_MULTIPLIED -> number == 3 ? alpha(color) : Math.round(channel * alpha(color) / 255f);
        };
    }

    private static int alpha(int color) {
        return color & 0xFF;
    }

    /** The colour that a pixel has on white glass, 0xRRGGBB. */
    int shown(int color) {
        return switch (this) {
            case BILEVEL, BILEVEL_WHITE_IS_ZERO -> (color >> 23 & 1) * 0xFFFFFF;
            case GRAY, GRAY_WHITE_IS_ZERO -> (color >> 16 & 0xFF) * 0x010101;
            case PALETTE -> color & 0xFF0000 | 255 - (color >> 16 & 0xFF) << 8 | (color >> 16) * 7 & 0xFF;
            case RGBA, RGBA_MULTIPLIED -> onGlass(color, 0) << 16 | onGlass(color, 1) << 8 | onGlass(color, 2);
            default -> color;
        };
    }

    private int onGlass(int color, int number) {
        int weight = this == RGBA ? alpha(color) : 255;
        return (int) Math.round((sample(color, number) * weight + 255.0 * (255 - alpha(color))) / 255);
    }
}
