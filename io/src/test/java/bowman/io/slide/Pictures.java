package bowman.io.slide;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Image files for tests. */
public final class Pictures {

    private Pictures() {
    }

    /** A picture without flat areas; its pixel at (x, y) is {@link #color}. */
    static BufferedImage colored(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, color(x, y));
            }
        }
        return image;
    }

    static int color(int x, int y) {
        return (x * 7 + y * 3 & 0xFF) << 16 | (x * 5 + y * 11 & 0xFF) << 8 | x * y & 0xFF;
    }

    public static BufferedImage gray(int width, int height, int... samples) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, width, height, samples);
        return image;
    }

    /** Samples are indices into 0xRRGGBB colours. */
    public static BufferedImage palette(int bits, int[] colors, int width, int height, int... samples) {
        IndexColorModel model = new IndexColorModel(bits, colors.length, colors, 0, false, -1,
                java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(width, height,
                bits == 1 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_INDEXED, model);
        image.getRaster().setPixels(0, 0, width, height, samples);
        return image;
    }

    /** An uncompressed TIFF of one row of gray samples, each a float; no writer of the class path makes one. */
    public static byte[] floatTiff(float... samples) {
        int[][] tags = {{256, samples.length}, {257, 1}, {258, 32}, {259, 1}, {262, 1}, {273, 0}, {277, 1}, {278, 1},
            {279, Float.BYTES * samples.length}, {339, 3}};
        int data = 8 + 2 + 12 * tags.length + 4;
        tags[5][1] = data;
        ByteBuffer tiff = ByteBuffer.allocate(data + Float.BYTES * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
        }
        tiff.putInt(0);
        for (float sample : samples) {
            tiff.putFloat(sample);
        }
        return tiff.array();
    }

    public static Path write(BufferedImage image, String format, Path file) throws IOException {
        if (!ImageIO.write(image, format, file.toFile())) {
            throw new IllegalArgumentException("no writer of " + format + " takes this image");
        }
        return file;
    }

    /** Cuts the file to a part of its length. */
    static Path truncate(Path file, double part) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * part)));
    }
}
