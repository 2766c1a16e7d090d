package bowman.io.slide;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.FileImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The first image of a file, decoded; the format is detected by the content, never by the name.
 *
 * @param image the pixels, with the sample type of the file
 * @param format the name of the format
 * @param lossy whether the compression is lossy
 */
public record ImageFile(BufferedImage image, String format, boolean lossy) {

    /** The most samples that fit into one Java array. */
    private static final long MOST_SAMPLES = Integer.MAX_VALUE - 16;

    /** @throws SlideException if the file is missing or empty */
    static void requireContent(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new SlideException(file + ": there is no such file; check the path");
        }
        if (!Files.isRegularFile(file)) {
            throw new SlideException(file + ": this is not a file; give the path of a JPEG, PNG or TIFF image");
        }
        if (Files.size(file) == 0) {
            throw new SlideException(file + ": the file is empty; copy or export the image again");
        }
        if (!Files.isReadable(file)) {
            throw new SlideException(file + ": the file cannot be opened; check its permissions");
        }
    }

    /**
     * Decodes the first image of a file.
     *
     * @throws SlideException if the file is missing, is not an image, or is damaged
     */
    public static ImageFile decode(Path file) throws IOException {
        requireContent(file);
        try (FileImageInputStream stream = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new SlideException(file + ": this is not an image that can be read; convert it to JPEG, PNG or "
                        + "TIFF");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true);
                return decode(file, reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageFile decode(Path file, ImageReader reader) throws IOException {
        Damage damage = new Damage();
        reader.addIIOReadWarningListener(damage);
        ImageFile decoded;
        try {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            int bands = reader.getRawImageType(0) == null ? 3 : reader.getRawImageType(0).getNumBands();
            if ((long) width * height * bands > MOST_SAMPLES) {
                throw new SlideException(file + ": " + width + "x" + height + " pixels are too many to decode at once; "
                        + "give a reduced image of at most 26000x26000 pixels, or a tiled one (vips tiffsave in "
                        + "out.tif --tile --pyramid --compression jpeg)");
            }
            decoded = new ImageFile(reader.read(0), reader.getFormatName().toUpperCase(Locale.ROOT),
                    lossy(reader.getImageMetadata(0)));
        } catch (SlideException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new SlideException(file + ": the image does not fit into the memory of this JVM; raise -Xmx", e);
        } catch (IOException | RuntimeException e) {
            // Readers throw whatever damaged data causes in their parsers, including unchecked exceptions.
            throw damaged(file, e);
        }
        if (damage.found()) {
            throw damaged(file, null);
        }
        return decoded;
    }

    private static SlideException damaged(Path file, Exception cause) {
        return new SlideException(file + ": the image is truncated or damaged, or of an unsupported kind; copy "
                + "it again, or convert it to an 8-bit RGB PNG or TIFF", cause);
    }

    private static boolean lossy(IIOMetadata metadata) {
        if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
            return false;
        }
        Element root = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
        NodeList names = root.getElementsByTagName("CompressionTypeName");
        return names.getLength() > 0
                && ((Element) names.item(0)).getAttribute("value").toUpperCase(Locale.ROOT).contains("JPEG");
    }

    /** The JPEG decoder fills the missing part of a truncated file with gray and only warns of it. */
    private static final class Damage implements IIOReadWarningListener {

        private boolean found;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            String text = warning.toLowerCase(Locale.ROOT);
            found |= text.contains("truncated") || text.contains("premature") || text.contains("corrupt");
        }

        boolean found() {
            return found;
        }
    }
}
