package bowman.io.slide;

import bowman.io.jpeg.JpegColor;
import bowman.io.jpeg.JpegDecoder;
import bowman.io.jpeg.JpegException;
import bowman.io.jpeg.JpegHeader;
import bowman.io.jpeg.JpegImage;
import bowman.io.jpeg.JpegRows;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes JPEG files by the meaning of their samples alone. ImageIO's own way applies colour profiles, and refuses files
 * whose metadata it does not understand.
 */
final class JpegFile {

    private JpegFile() {
    }

    /** Returns whether a stream begins as JPEG does; its position is unchanged. */
    static boolean isJpeg(ImageInputStream stream) throws IOException {
        long start = stream.getStreamPosition();
        boolean found = stream.read() == 0xFF && stream.read() == 0xD8;
        stream.seek(start);
        return found;
    }

    static ImageFile decode(Path file, ImageInputStream stream) throws IOException {
        try (JpegDecoder decoder = new JpegDecoder()) {
            JpegHeader header = JpegHeader.read(stream);
            JpegColor color = header.color(Optional.empty());
            ImageFile.requireSize(file, header.width(), header.height(), header.components().size());
            JpegImage decoded = decoder.decode(header, Files.readAllBytes(file));
            List<String> remarks = decoded.bands() == 4
                    ? List.of("its inks (" + color + ") are shown as RGB without their profile") : List.of();
            return new ImageFile(Orientation.of(file).applied(image(decoded, color)), "JPEG", true, OptionalInt.empty(),
                    remarks);
        } catch (JpegException e) {
            throw new SlideException(file + ": the image " + e.getMessage()
                    + "; copy it again, or convert it to an 8-bit RGB PNG or TIFF", e);
        } catch (OutOfMemoryError e) {
            throw ImageFile.tooLarge(file, e);
        }
    }

    /** An image of gray or RGB samples; those of JPEG are converted in place. */
    private static BufferedImage image(JpegImage decoded, JpegColor color) {
        byte[] samples = decoded.samples();
        int bands = decoded.bands() == 1 ? 1 : 3;
        if (bands == 3) {
            for (int y = 0; y < decoded.height(); y++) {
                JpegRows.toRgb(color, samples, decoded.bands() * y * decoded.width(), decoded.width(), samples,
                        3 * y * decoded.width());
            }
        }
        int[] order = bands == 1 ? new int[] {0} : new int[] {0, 1, 2};
        WritableRaster raster = Raster.createInterleavedRaster(new DataBufferByte(samples, samples.length),
                decoded.width(), decoded.height(), bands * decoded.width(), bands, order, null);
        ColorSpace space = ColorSpace.getInstance(bands == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel model = new ComponentColorModel(space, false, false, Transparency.OPAQUE,
                DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, raster, false, null);
    }
}
