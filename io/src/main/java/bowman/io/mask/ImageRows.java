package bowman.io.mask;

import bowman.io.image.GrayImage;

/** The rows of an image in memory. */
final class ImageRows implements GrayRows {

    private final GrayImage image;
    private int row;

    ImageRows(GrayImage image) {
        this.image = image;
    }

    @Override
    public int width() {
        return image.width();
    }

    @Override
    public int height() {
        return image.height();
    }

    @Override
    public void next(byte[] levels) {
        System.arraycopy(image.pixels(), row++ * image.width(), levels, 0, image.width());
    }
}
