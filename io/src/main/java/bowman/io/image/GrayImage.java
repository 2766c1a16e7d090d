package bowman.io.image;

/**
 * An 8-bit gray image in memory. The array is not copied: the image owns it.
 *
 * @param width columns
 * @param height rows
 * @param pixels one byte per pixel, row by row, 0 (black) to 255 (white)
 */
public record GrayImage(int width, int height, byte[] pixels) {

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if it is not positive, or not that of the array
     */
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

    /** The gray level of a pixel, 0 to 255. */
    public int level(int x, int y) {
        return pixels[y * width + x] & 0xFF;
    }

    /** Returns whether all pixels are 0. */
    public boolean isBlack() {
        for (byte pixel : pixels) {
            if (pixel != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * A copy of a region of this image.
     *
     * @throws IllegalArgumentException if the region exceeds this image
     */
    public GrayImage region(Region region) {
        if (!bounds().contains(region)) {
            throw new IllegalArgumentException("an image of " + width + "x" + height + " has no region " + region);
        }
        GrayImage part = blank(region.width(), region.height());
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(pixels, (region.y() + row) * width + region.x(), part.pixels, row * region.width(),
                    region.width());
        }
        return part;
    }

    /**
     * A copy of this image with a region replaced by another image.
     *
     * @param region the region to replace, of the other image's size
     * @throws IllegalArgumentException if the region exceeds this image, or has another size
     */
    public GrayImage with(GrayImage other, Region region) {
        if (!bounds().contains(region) || region.width() != other.width || region.height() != other.height) {
            throw new IllegalArgumentException("an image of " + other.width + "x" + other.height
                    + " does not fit into one of " + width + "x" + height + " as " + region);
        }
        GrayImage whole = new GrayImage(width, height, pixels.clone());
        for (int row = 0; row < region.height(); row++) {
            System.arraycopy(other.pixels, row * region.width(), whole.pixels, (region.y() + row) * width + region.x(),
                    region.width());
        }
        return whole;
    }

    private Region bounds() {
        return new Region(0, 0, width, height);
    }
}
