package bowman.io.jpeg;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes JPEG data to its samples without conversion of colours. Each thread takes a decoder of its own from a pool.
 */
public final class JpegDecoder implements AutoCloseable {

    /** Bytes that some encoders leave before the end marker; more of them mean that the decoder lost its place. */
    private static final int MOST_EXTRA = 16;
    private static final Pattern EXTRA = Pattern.compile("(\\d+) extraneous bytes");

    private final ConcurrentLinkedDeque<Decoder> idle = new ConcurrentLinkedDeque<>();

    /** A decoder and its last warning. */
    private static final class Decoder implements IIOReadWarningListener {

        private final ImageReader reader;
        private String damage = "";

        Decoder(ImageReader reader) {
            this.reader = reader;
            reader.addIIOReadWarningListener(this);
        }

        Raster decode(ImageInputStream stream) throws IOException {
            damage = "";
            reader.setInput(stream, true, true);
            Raster raster = reader.readRaster(0, null);
            if (!damage.isEmpty()) {
                throw new JpegException("is truncated or damaged (" + damage + ")");
            }
            return raster;
        }

        /** The decoder fills missing parts with gray and only warns of them. */
        @Override
        public void warningOccurred(ImageReader source, String warning) {
            String text = warning.toLowerCase(Locale.ROOT);
            Matcher extra = EXTRA.matcher(text);
            boolean harmless = extra.find() && extra.group(1).length() < 3
                    && Integer.parseInt(extra.group(1)) <= MOST_EXTRA;
            if (!harmless && (text.contains("truncated") || text.contains("premature") || text.contains("corrupt"))) {
                damage = warning;
            }
        }
    }

    /**
     * Decodes JPEG data.
     *
     * @param header that of the data
     * @throws JpegException if they are damaged
     */
    public JpegImage decode(JpegHeader header, byte[] data) throws IOException {
        Decoder decoder = idle.poll();
        if (decoder == null) {
            decoder = new Decoder(reader());
        }
        byte[] essential = JpegSegments.essential(data);
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(essential))) {
            Raster raster = decoder.decode(stream);
            if (raster.getNumBands() != header.components().size() || raster.getWidth() != header.width()
                    || raster.getHeight() != header.height()) {
                throw new JpegException("holds more than one image");
            }
            return new JpegImage(header, interleaved(raster));
        } catch (JpegException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The decoder throws whatever damaged data causes in its parser.
            throw new JpegException("is not valid JPEG data (" + e.getMessage() + ")", e);
        } finally {
            decoder.reader.setInput(null);
            idle.push(decoder);
        }
    }

    private static byte[] interleaved(Raster raster) {
        int bands = raster.getNumBands();
        int length = bands * raster.getWidth() * raster.getHeight();
        if (raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && raster.getDataBuffer() instanceof DataBufferByte buffer && model.getPixelStride() == bands
                && model.getScanlineStride() == bands * raster.getWidth() && isInOrder(model.getBandOffsets())
                && buffer.getData().length == length) {
            return buffer.getData();
        }
        return (byte[]) raster.getDataElements(raster.getMinX(), raster.getMinY(), raster.getWidth(),
                raster.getHeight(), null);
    }

    private static boolean isInOrder(int[] bandOffsets) {
        for (int band = 0; band < bandOffsets.length; band++) {
            if (bandOffsets[band] != band) {
                return false;
            }
        }
        return true;
    }

    /** The JDK's own decoder, since other registered ones convert colours. */
    private static ImageReader reader() {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule() == ImageReader.class.getModule()) {
                return reader;
            }
            reader.dispose();
        }
        throw new IllegalStateException("this JDK has no JPEG decoder");
    }

    @Override
    public void close() {
        for (Decoder decoder = idle.poll(); decoder != null; decoder = idle.poll()) {
            decoder.reader.dispose();
        }
    }
}
