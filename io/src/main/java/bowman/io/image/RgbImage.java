package bowman.io.image;

/**
 * A colour image in memory. The array is not copied: the image owns it.
 *
 * @param width columns
 * @param height rows
 * @param pixels red, green, blue of each pixel, row by row: {@code 3 * width * height} bytes
 */
public record RgbImage(int width, int height, byte[] pixels) {

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if it is not positive, or not that of the array
     */
    public RgbImage {
        if (width < 1 || height < 1 || pixels.length != 3L * width * height) {
            throw new IllegalArgumentException("an RGB image of " + width + "x" + height + " has "
                    + 3L * width * height + " bytes, got " + pixels.length);
        }
    }

    /** A black image. */
    public static RgbImage blank(int width, int height) {
        return new RgbImage(width, height, new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))]);
    }

    /** The colour of a pixel as 0xRRGGBB. */
    public int color(int x, int y) {
        int i = 3 * (y * width + x);
        return (pixels[i] & 0xFF) << 16 | (pixels[i + 1] & 0xFF) << 8 | pixels[i + 2] & 0xFF;
    }

    /** Sets the colour of a pixel to 0xRRGGBB. */
    public void setColor(int x, int y, int color) {
        int i = 3 * (y * width + x);
        pixels[i] = (byte) (color >> 16);
        pixels[i + 1] = (byte) (color >> 8);
        pixels[i + 2] = (byte) color;
    }
}
