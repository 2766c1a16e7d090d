package bowman.io.tiff;

import bowman.io.jpeg.JpegColor;
import bowman.io.jpeg.JpegDecoder;
import bowman.io.jpeg.JpegException;
import bowman.io.jpeg.JpegHeader;
import bowman.io.jpeg.JpegImage;
import bowman.io.jpeg.JpegRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes the JPEG tiles of an image. Their colours are what the JPEG data say, and what the tag says where the data do
 * not: Bio-Formats and QuPath write YCbCr tiles with the tag of RGB.
 *
 * @param tables the tables that all tiles share, or empty
 * @param samples the number of samples per pixel by the tag
 * @param said the colours by the tag, empty if it means no colours
 */
record JpegTiles(JpegDecoder decoder, byte[] tables, int samples, Optional<JpegColor> said) {

    private static final int PADDING = 16;

    /** The number of bytes of a marker, the first of which is 0xFF. */
    private static final int MARKER = 2;
    private static final byte END_OF_IMAGE = (byte) 0xD9;

    static JpegTiles of(TiffPage page, JpegDecoder decoder) {
        Optional<JpegColor> said = switch ((int) page.tags().number(TiffDirectory.PHOTOMETRIC,
                SampleRows.BLACK_IS_ZERO)) {
            case SampleRows.YCBCR -> Optional.of(JpegColor.YCBCR);
            case SampleRows.RGB -> Optional.of(JpegColor.RGB);
            default -> Optional.empty();
        };
        return new JpegTiles(decoder, page.tags().bytes(TiffDirectory.JPEG_TABLES), page.samples(), said);
    }

    /**
     * Decodes a tile.
     *
     * @param shown columns and rows of the tile that lie in the image; it may be smaller or larger than announced, but
     *     holds these
     * @param announced columns and rows of the tile by the tags
     * @param tagged the conversion of samples by the tags, used unless there are three samples
     */
    DecodedTile decode(byte[] packed, Blocks.Extent shown, Blocks.Extent announced, SampleRows tagged)
            throws IOException {
        byte[] whole = joined(packed);
        try (ImageInputStream stream = stream(whole)) {
            JpegHeader header = JpegHeader.read(stream);
            // An image may be padded; one that is far larger is not this tile, and could exhaust the memory.
            if (header.width() < shown.width() || header.width() > 2 * announced.width() + PADDING
                    || header.height() < shown.height() || header.height() > 2 * announced.height() + PADDING) {
                throw new BadTileException("holds " + header.width() + "x" + header.height() + " pixels");
            }
            if (header.components().size() != samples) {
                throw new BadTileException("holds " + header.components().size() + " samples per pixel");
            }
            JpegImage image = decoder.decode(header, whole);
            JpegColor color = header.color(said);
            SampleRows rows = samples != 3 ? tagged : (from, row, x, count, rgb, offset) -> JpegRows.toRgb(color, from,
                    row + 3 * x, count, rgb, offset);
            return new DecodedTile(image.samples(), samples * image.width(), rows);
        } catch (JpegException e) {
            throw new BadTileException(e.getMessage(), e);
        }
    }

    /**
     * The difference between the colours of a tile and those of the tag, as a remark; empty if there is none.
     *
     * @throws JpegException if its kind is not supported, as that of the other tiles probably
     */
    Optional<String> difference(byte[] packed) throws IOException {
        try (ImageInputStream stream = stream(joined(packed))) {
            JpegHeader header = JpegHeader.read(stream);
            JpegColor color = header.color(said);
            return said.equals(Optional.of(color)) || samples != 3 || header.components().size() != 3 ? Optional.empty()
                    : Optional.of("the JPEG tiles are " + color + " by " + header.evidence()
                            + " and are read so, although the file's tag says "
                            + said.map(JpegColor::toString).orElse("neither RGB nor YCbCr"));
        } catch (JpegException e) {
            if (e.isUnsupported()) {
                throw e;
            }
            // A damaged tile is listed when it is read.
            return Optional.empty();
        }
    }

    private static ImageInputStream stream(byte[] bytes) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
    }

    /**
     * One stream: the tables without their end marker, the tile without its start marker, and an end marker. Some
     * writers omit that of the tile; the decoder ignores a second one and reports other missing data.
     */
    private byte[] joined(byte[] packed) {
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
}
