package bowman.io.tiff;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** JPEG tiles for tests. */
final class TestJpeg {

    private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

    private TestJpeg() {
    }

    /** A part of a picture as YCbCr, with the sampling factors of its luma. */
    static byte[] encode(TestPicture picture, int left, int top, int width, int height, int across, int down) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, picture.color(left + x, top + y));
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        Element root = (Element) metadata.getAsTree(FORMAT);
        Node luma = root.getElementsByTagName("componentSpec").item(0);
        luma.getAttributes().getNamedItem("HsamplingFactor").setNodeValue(Integer.toString(across));
        luma.getAttributes().getNamedItem("VsamplingFactor").setNodeValue(Integer.toString(down));
        try {
            metadata.setFromTree(FORMAT, root);
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException(e);
        }
        return write(writer, new IIOImage(image, null, metadata));
    }

    /** Interleaved samples as they are, without conversion of colours. */
    static byte[] encodeSamples(byte[] samples, int count, int width) {
        int[] bands = count == 1 ? new int[] {0} : new int[] {0, 1, 2};
        WritableRaster raster = Raster.createInterleavedRaster(new DataBufferByte(samples, samples.length), width,
                samples.length / count / width, count * width, count, bands, null);
        return write(ImageIO.getImageWritersByFormatName("jpeg").next(), new IIOImage(raster, null, null));
    }

    private static byte[] write(ImageWriter writer, IIOImage image) {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0.95f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, image, parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A JPEG with another segment at its beginning. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        all.write(0xFF);
        all.write(marker);
        all.write(content.length + 2 >> 8);
        all.write(content.length + 2);
        all.writeBytes(content);
        all.write(jpeg, 2, jpeg.length - 2);
        return all.toByteArray();
    }

    /** Adobe's marker, with 0 for RGB and 1 for YCbCr. */
    static byte[] withAdobe(byte[] jpeg, int transform) {
        return withSegment(jpeg, 0xEE, new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform});
    }

    /** A JPEG without the mark of JFIF, whose components have other numbers. */
    static byte[] withComponents(byte[] jpeg, int... ids) {
        byte[] changed = withoutJfif(jpeg);
        int at = 2;
        while ((changed[at + 1] & 0xFF) != 0xDA) {
            if ((changed[at + 1] & 0xFF) == 0xC0) {
                for (int i = 0; i < ids.length; i++) {
                    changed[at + 10 + 3 * i] = (byte) ids[i];
                }
            }
            at += 2 + ((changed[at + 2] & 0xFF) << 8 | changed[at + 3] & 0xFF);
        }
        for (int i = 0; i < ids.length; i++) {
            changed[at + 5 + 2 * i] = (byte) ids[i];
        }
        return changed;
    }

    static byte[] withoutJfif(byte[] jpeg) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int length = (jpeg[3] & 0xFF) == 0xE0 ? 2 + ((jpeg[4] & 0xFF) << 8 | jpeg[5] & 0xFF) : 0;
        all.write(jpeg, 0, 2);
        all.write(jpeg, 2 + length, jpeg.length - 2 - length);
        return all.toByteArray();
    }

    /** The tables of a JPEG as a stream of their own. */
    static byte[] tables(byte[] jpeg) {
        return select(jpeg, true);
    }

    /** A JPEG without its tables and without the mark of JFIF. */
    static byte[] withoutTables(byte[] jpeg) {
        return select(jpeg, false);
    }

    private static byte[] select(byte[] jpeg, boolean tables) {
        ByteArrayOutputStream selected = new ByteArrayOutputStream();
        selected.write(jpeg, 0, 2);
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xDA) {
            int marker = jpeg[at + 1] & 0xFF;
            int length = 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
            boolean table = marker == 0xDB || marker == 0xC4;
            if (marker != 0xE0 && table == tables) {
                selected.write(jpeg, at, length);
            }
            at += length;
        }
        if (tables) {
            selected.write(0xFF);
            selected.write(0xD9);
        } else {
            selected.write(jpeg, at, jpeg.length - at);
        }
        return selected.toByteArray();
    }
}
