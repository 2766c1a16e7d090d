package bowman.io.image;

import bowman.file.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Format of image files, which are written atomically. */
public enum ImageFormat {

    /** Lossless. */
    PNG("png"),

    /** Lossy, several times smaller; with quality 95 of 100. */
    JPEG("jpg");

    private static final float JPEG_QUALITY = 0.95f;

    private final String extension;

    ImageFormat(String extension) {
        this.extension = extension;
    }

    /** The extension of file names, without a dot. */
    public String extension() {
        return extension;
    }

    /**
     * Writes a colour image.
     *
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public void write(Path file, RgbImage image) throws IOException {
        AtomicFile.write(file, out -> encode(JavaImages.of(image), out));
    }

    /**
     * Writes an 8-bit gray image.
     *
     * @throws bowman.file.FileWriteException if the file cannot be written
     */
    public void write(Path file, GrayImage image) throws IOException {
        AtomicFile.write(file, out -> encode(JavaImages.of(image), out));
    }

    /** Encodes a colour image as the bytes of a file. */
    public byte[] encode(RgbImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            encode(JavaImages.of(image), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void encode(BufferedImage image, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(extension).next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), options(writer));
        } finally {
            writer.dispose();
        }
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
