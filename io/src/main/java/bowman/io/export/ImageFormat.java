package bowman.io.export;

import bowman.file.AtomicFile;
import bowman.io.slide.GrayImage;
import bowman.io.slide.RgbImage;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** How images are written as files; each appears whole or not at all. */
public enum ImageFormat {

    /** Without loss. */
    PNG("png"),

    /** With loss, several times smaller; of quality 95 of 100. */
    JPEG("jpg");

    private static final float JPEG_QUALITY = 0.95f;

    private final String extension;

    ImageFormat(String extension) {
        this.extension = extension;
    }

    /** What the files' names end with, without a dot. */
    public String extension() {
        return extension;
    }

    /**
     * Writes a colour image.
     *
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public void write(Path file, RgbImage image) throws IOException {
        encode(file, image(image.width(), image.height(), image.pixels(), ColorSpace.CS_sRGB, 0, 1, 2));
    }

    /**
     * Writes an 8-bit gray image.
     *
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public void write(Path file, GrayImage image) throws IOException {
        encode(file, image(image.width(), image.height(), image.pixels(), ColorSpace.CS_GRAY, 0));
    }

    private static BufferedImage image(int width, int height, byte[] samples, int space, int... bands) {
        WritableRaster raster = Raster.createInterleavedRaster(new DataBufferByte(samples, samples.length), width,
                height, width * bands.length, bands.length, bands, null);
        ColorModel model = new ComponentColorModel(ColorSpace.getInstance(space), false, false,
                ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }

    private void encode(Path file, BufferedImage image) throws IOException {
        AtomicFile.write(file, out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName(extension).next();
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.write(null, new IIOImage(image, null, null), options(writer));
            } finally {
                writer.dispose();
            }
        });
    }

    private ImageWriteParam options(ImageWriter writer) {
        ImageWriteParam options = writer.getDefaultWriteParam();
        if (this == JPEG) {
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(JPEG_QUALITY);
        }
        return options;
    }
}
