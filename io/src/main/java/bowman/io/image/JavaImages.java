package bowman.io.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Views of images as {@link BufferedImage}s, for drawing and encoding; the pixels are shared, not copied. */
public final class JavaImages {

    private JavaImages() {
    }

    /** A view of a colour image, to draw on. */
    public static BufferedImage of(RgbImage image) {
        return of(image.width(), image.height(), image.pixels(), ColorSpace.CS_sRGB, 0, 1, 2);
    }

    static BufferedImage of(GrayImage image) {
        return of(image.width(), image.height(), image.pixels(), ColorSpace.CS_GRAY, 0);
    }

    private static BufferedImage of(int width, int height, byte[] samples, int space, int... bands) {
        WritableRaster raster = Raster.createInterleavedRaster(new DataBufferByte(samples, samples.length), width,
                height, width * bands.length, bands.length, bands, null);
        ColorModel model = new ComponentColorModel(ColorSpace.getInstance(space), false, false,
                ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }
}
