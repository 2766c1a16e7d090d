package bowman.io.slide;

/**
 * An 8-bit gray image in memory. The array is not copied; who makes an image gives it away.
 *
 * @param width columns
 * @param height rows
 * @param pixels one byte per pixel, row by row, 0 (black) to 255 (white)
 */
public record GrayImage(int width, int height, byte[] pixels) {

    public GrayImage {
        if (width < 1 || height < 1 || pixels.length != (long) width * height) {
            throw new IllegalArgumentException("a gray image of " + width + "x" + height + " has "
                    + (long) width * height + " bytes, got " + pixels.length);
        }
    }

    /** A black image. */
    public static GrayImage blank(int width, int height) {
        return new GrayImage(width, height, new byte[Math.multiplyExact(width, height)]);
    }

    /** The brightness of a pixel, 0 to 255. */
    public int level(int x, int y) {
        return pixels[y * width + x] & 0xFF;
    }
}
