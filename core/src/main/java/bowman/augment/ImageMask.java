package bowman.augment;

import bowman.graph.ShapeException;

/**
 * A colour image and its mask. The arrays are not copied: their ownership passes to the pair.
 *
 * @param height rows
 * @param width columns
 * @param pixels red, green and blue of each pixel, row by row, from 0 to 1: {@code 3 * height * width} numbers
 * @param mask 1 where a pixel is positive and 0 elsewhere: {@code height * width} numbers
 */
public record ImageMask(int height, int width, float[] pixels, float[] mask) {

    /**
     * Checks the lengths of the arrays.
     *
     * @throws IllegalArgumentException if they do not match the height and width
     */
    public ImageMask {
        long size = (long) height * width;
        if (height < 1 || width < 1 || pixels.length != 3 * size || mask.length != size) {
            throw new IllegalArgumentException("an image of " + width + "x" + height + " with its mask has " + 3 * size
                    + " and " + size + " numbers, got " + pixels.length + " and " + mask.length);
        }
    }

    /**
     * Returns a pair made from 8-bit images.
     *
     * @param rgb red, green and blue of each pixel, row by row
     * @param mask one byte per pixel, positive unless 0
     */
    public static ImageMask of(int height, int width, byte[] rgb, byte[] mask) {
        float[] pixels = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            pixels[i] = (rgb[i] & 0xFF) / 255f;
        }
        float[] positive = new float[mask.length];
        for (int i = 0; i < mask.length; i++) {
            positive[i] = mask[i] == 0 ? 0 : 1;
        }
        return new ImageMask(height, width, pixels, positive);
    }

    /** Returns whether any pixel is positive. */
    public boolean hasPositive() {
        for (float value : mask) {
            if (value > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns a copy of a part of this pair.
     *
     * @throws ShapeException if the part does not lie within the image
     */
    public ImageMask region(int top, int left, int height, int width) {
        if (top < 0 || left < 0 || top + height > this.height || left + width > this.width) {
            throw new ShapeException("a region of " + width + "x" + height + " at column " + left + ", row " + top
                    + " does not lie within an image of " + this.width + "x" + this.height);
        }
        float[] pixelsOfRegion = new float[3 * height * width];
        float[] maskOfRegion = new float[height * width];
        for (int row = 0; row < height; row++) {
            int from = (top + row) * this.width + left;
            System.arraycopy(pixels, 3 * from, pixelsOfRegion, 3 * row * width, 3 * width);
            System.arraycopy(mask, from, maskOfRegion, row * width, width);
        }
        return new ImageMask(height, width, pixelsOfRegion, maskOfRegion);
    }
}
