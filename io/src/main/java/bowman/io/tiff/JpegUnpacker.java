package bowman.io.tiff;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes JPEG tiles to their samples without colour conversion, since the TIFF defines the colour space. Each thread
 * takes a decoder of its own from a pool.
 */
final class JpegUnpacker implements AutoCloseable {

    private static final int PADDING = 16;

    /** The number of bytes of a marker, the first of which is 0xFF. */
    private static final int MARKER = 2;
    private static final byte END_OF_IMAGE = (byte) 0xD9;

    private final ConcurrentLinkedDeque<Decoder> idle = new ConcurrentLinkedDeque<>();

    /** A decoder and its last warning. */
    private static final class Decoder implements IIOReadWarningListener {

        private final ImageReader reader;
        private String damage = "";

        Decoder(ImageReader reader) {
            this.reader = reader;
            reader.addIIOReadWarningListener(this);
        }

        Raster decode(ImageInputStream stream, int width, int height) throws IOException {
            damage = "";
            reader.setInput(stream, true, true);
            // An image may be padded; one that is far larger is not this tile, and could exhaust the memory.
            if (reader.getWidth(0) < width || reader.getWidth(0) > 2 * width + PADDING
                    || reader.getHeight(0) < height || reader.getHeight(0) > 2 * height + PADDING) {
                throw new BadTileException("holds " + reader.getWidth(0) + "x" + reader.getHeight(0) + " pixels");
            }
            Raster raster = reader.readRaster(0, null);
            if (!damage.isEmpty()) {
                throw new BadTileException("is not valid JPEG data (" + damage + ")");
            }
            return raster;
        }

        /** The decoder fills missing parts with gray and only warns of them. */
        @Override
        public void warningOccurred(ImageReader source, String warning) {
            String text = warning.toLowerCase(Locale.ROOT);
            if (text.contains("truncated") || text.contains("premature") || text.contains("corrupt")) {
                damage = warning;
            }
        }
    }

    /**
     * The samples of a tile, interleaved.
     *
     * @param tables the tables that all tiles share, or empty
     */
    byte[] unpack(byte[] tables, byte[] packed, int width, int height, int samples) throws BadTileException {
        Decoder decoder = idle.poll();
        if (decoder == null) {
            decoder = new Decoder(reader());
        }
        byte[] whole = joined(tables, packed);
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(whole))) {
            Raster raster = decoder.decode(stream, width, height);
            if (raster.getNumBands() != samples) {
                throw new BadTileException("holds " + raster.getNumBands() + " samples per pixel");
            }
            return interleaved(raster, width, height);
        } catch (BadTileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The decoder throws whatever damaged data causes in its parser.
            throw new BadTileException("is not valid JPEG data (" + e.getMessage() + ")", e);
        } finally {
            decoder.reader.setInput(null);
            idle.push(decoder);
        }
    }

    /**
     * One stream: the tables without their end marker, the tile without its start marker, and an end marker. Some
     * writers omit that of the tile; the decoder ignores a second one and reports other missing data.
     */
    private static byte[] joined(byte[] tables, byte[] packed) {
        boolean shared = tables.length >= 2 * MARKER && packed.length >= MARKER;
        int before = shared ? tables.length - MARKER : 0;
        int from = shared ? MARKER : 0;
        int whole = before + packed.length - from;
        byte[] joined = new byte[whole + MARKER];
        System.arraycopy(tables, 0, joined, 0, before);
        System.arraycopy(packed, from, joined, before, packed.length - from);
        joined[whole] = (byte) 0xFF;
        joined[whole + 1] = END_OF_IMAGE;
        return joined;
    }

    private static byte[] interleaved(Raster raster, int width, int height) {
        int bands = raster.getNumBands();
        if (raster.getWidth() == width && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && raster.getDataBuffer() instanceof DataBufferByte buffer && model.getPixelStride() == bands
                && model.getScanlineStride() == bands * width && isInOrder(model.getBandOffsets())) {
            byte[] data = buffer.getData();
            return data.length == bands * width * height ? data : Arrays.copyOf(data, bands * width * height);
        }
        return (byte[]) raster.getDataElements(raster.getMinX(), raster.getMinY(), width, height, null);
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
