package bowman.io.slide;

import bowman.file.FileText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * An image of a file, decoded and turned as its {@link Orientation} says; the format is detected by the content, never
 * by the name. Colours are the stored samples: profiles are not applied, as in the training of networks.
 *
 * @param image the pixels, with the sample type of the file; JPEG as RGB or gray
 * @param format the name of the format
 * @param lossy whether the compression is lossy
 * @param significantBits the number of significant bits of samples of more than 8 bits, if the file says it
 * @param remarks information in the file that was ignored or not understood, in sentences without a full stop
 */
public record ImageFile(BufferedImage image, String format, boolean lossy, OptionalInt significantBits,
        List<String> remarks) {

    /** The most samples that fit into one Java array. */
    private static final long MOST_SAMPLES = Integer.MAX_VALUE - 16;

    /** Copies the list; control characters in it are replaced. */
    public ImageFile {
        remarks = remarks.stream().map(FileText::line).toList();
    }

    ImageFile(BufferedImage image, String format, boolean lossy) {
        this(image, format, lossy, OptionalInt.empty(), List.of());
    }

    /** This image with another number of significant bits of its samples. */
    public ImageFile withSignificantBits(OptionalInt bits) {
        return new ImageFile(image, format, lossy, bits, remarks);
    }

    /** This image with further remarks. */
    public ImageFile withRemarks(List<String> further) {
        return new ImageFile(image, format, lossy, significantBits,
                Stream.concat(remarks.stream(), further.stream()).toList());
    }

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
        return decode(file, 0);
    }

    /**
     * Decodes an image of a file that may hold several.
     *
     * @param number of the image, from 0
     * @throws SlideException if the file is missing, is not an image, or is damaged
     */
    public static ImageFile decode(Path file, int number) throws IOException {
        requireContent(file);
        UnreadFormat.requireNoPreview(file);
        try (FileImageInputStream stream = new FileImageInputStream(file.toFile())) {
            if (JpegFile.isJpeg(stream)) {
                return JpegFile.decode(file, stream);
            }
            if (PngFile.isPng(stream)) {
                try (ImageInputStream essential = PngFile.essential(file)) {
                    return decode(file, essential, number);
                }
            }
            return decode(file, stream, number);
        }
    }

    private static ImageFile decode(Path file, ImageInputStream stream, int number) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw UnreadFormat.refusal(file);
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(stream);
            return decode(file, reader, number);
        } finally {
            reader.dispose();
        }
    }

    /** @throws SlideException if the samples do not fit into one array */
    static void requireSize(Path file, long width, long height, int bands) throws SlideException {
        if (width * height * bands > MOST_SAMPLES) {
            throw new SlideException(file + ": " + width + "x" + height + " pixels are too many to decode at once; "
                    + "give a reduced image of at most 26000x26000 pixels, or a tiled one (vips tiffsave in "
                    + "out.tif --tile --pyramid --compression jpeg)");
        }
    }

    private static ImageFile decode(Path file, ImageReader reader, int number) throws IOException {
        Damage damage = new Damage();
        reader.addIIOReadWarningListener(damage);
        ImageFile decoded;
        try {
            ImageTypeSpecifier type = reader.getRawImageType(number);
            requireSize(file, reader.getWidth(number), reader.getHeight(number), type == null ? 3 : type.getNumBands());
            decoded = new ImageFile(Orientation.of(file, number).applied(RawSamples.read(reader, number)), reader
                    .getFormatName().toUpperCase(Locale.ROOT),
                    lossy(reader.getImageMetadata(number)));
        } catch (SlideException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw tooLarge(file, e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Readers throw whatever damaged data causes in their parsers, including unchecked exceptions.
            throw damaged(file, e);
        }
        if (damage.found()) {
            throw damaged(file, null);
        }
        return decoded;
    }

    static SlideException tooLarge(Path file, OutOfMemoryError cause) {
        return new SlideException(file + ": the image does not fit into the memory of this JVM; raise -Xmx", cause);
    }

    private static SlideException damaged(Path file, Throwable cause) {
        return new SlideException(file + ": the image is truncated or damaged, or of an unsupported kind"
                + (cause == null || cause.getMessage() == null ? "" : " (" + FileText.words(cause.getMessage()) + ")")
                + "; copy it again, or convert it to an 8-bit RGB PNG or TIFF", cause);
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
