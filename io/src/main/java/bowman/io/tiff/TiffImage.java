package bowman.io.tiff;

import bowman.io.slide.SlideException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** An image of a TIFF whose tiles or strips are decoded individually. Thread-safe. */
final class TiffImage {

    /** The approximate number of bytes of the rows of an uncompressed image that are read at once. */
    private static final int RAW_BYTES = 1 << 18;

    private final TiffPage page;
    private final Blocks blocks;
    private final int rowBytes;
    private final TiffCompression compression;
    private final SampleRows rows;
    private final JpegUnpacker jpeg;
    private final byte[] tables;
    private final long[] offsets;
    private final long[] counts;

    private TiffImage(TiffPage page, Blocks blocks, JpegUnpacker jpeg, int background, long[] offsets,
            long[] counts) {
        this.page = page;
        this.blocks = blocks;
        this.jpeg = jpeg;
        this.offsets = offsets;
        this.counts = counts;
        this.rowBytes = (int) page.rowBytes();
        this.compression = TiffCompression.of(page.compression()).orElseThrow();
        this.rows = SampleRows.of(page.tags(), background).orElseThrow();
        this.tables = page.tags().bytes(TiffDirectory.JPEG_TABLES);
    }

    /**
     * Prepares a page for decoding.
     *
     * @param page a readable one
     * @param background the colour behind transparent pixels, 0xRRGGBB
     * @throws SlideException if its lists of tiles do not match its size
     */
    static TiffImage of(TiffPage page, JpegUnpacker jpeg, int background) throws SlideException {
        boolean tiled = page.tags().has(TiffDirectory.TILE_OFFSETS);
        long[] offsets = page.tags().numbers(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
        long[] counts = page.tags().numbers(tiled ? TiffDirectory.TILE_BYTES : TiffDirectory.STRIP_BYTES);
        if (page.isOneRawStrip() && offsets.length == 1 && counts.length < 2) {
            return raw(page, jpeg, background, offsets[0]);
        }
        long expected = page.blocks().count() * (page.isPlanar() ? page.samples() : 1);
        if (offsets.length != expected || counts.length != expected) {
            throw TiffDirectories.damaged(page.file(), "an image of " + page.width() + "x" + page.height() + " in "
                    + expected + " blocks lists " + offsets.length + " offsets and " + counts.length + " sizes");
        }
        return new TiffImage(page, page.blocks(), jpeg, background, offsets, counts);
    }

    /** An image in one uncompressed strip, which is divided into smaller strips. */
    private static TiffImage raw(TiffPage page, JpegUnpacker jpeg, int background, long offset)
            throws SlideException {
        if (!page.file().holds(offset, page.rowBytes() * page.height())) {
            throw TiffDirectories.damaged(page.file(), "the " + page.width() + "x" + page.height()
                    + " pixels do not lie within the file");
        }
        int height = Math.clamp(RAW_BYTES / page.rowBytes(), 1, page.height());
        Blocks strips = new Blocks(page.width(), page.height(), page.width(), height, false);
        long[] offsets = new long[strips.down()];
        long[] counts = new long[strips.down()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = offset + i * height * page.rowBytes();
            counts[i] = strips.storedRows(i) * page.rowBytes();
        }
        return new TiffImage(page, strips, jpeg, background, offsets, counts);
    }

    Blocks blocks() {
        return blocks;
    }

    /** The number of bytes of a row of a decoded block. */
    int rowBytes() {
        return rowBytes;
    }

    /** The conversion of the samples of a decoded block. */
    SampleRows rows() {
        return rows;
    }

    /**
     * The samples of a block; empty if it is missing in the file.
     *
     * @throws BadTileException if it is damaged
     */
    Optional<byte[]> decode(int column, int row) throws IOException {
        int index = blocks.index(column, row);
        if (page.isPlanar()) {
            return planar(index, row);
        }
        if (counts[index] == 0) {
            return Optional.empty();
        }
        byte[] packed = packed(index);
        int stored = blocks.storedRows(row);
        if (compression == TiffCompression.JPEG) {
            return Optional.of(jpeg.unpack(tables, packed, blocks.blockWidth(), stored, page.samples()));
        }
        return Optional.of(unpacked(packed, rowBytes, stored, page.samples()));
    }

    /** Decodes one block per sample and interleaves them. */
    private Optional<byte[]> planar(int index, int row) throws IOException {
        int samples = page.samples();
        int stored = blocks.storedRows(row);
        byte[] pixels = new byte[rowBytes * stored];
        for (int sample = 0; sample < samples; sample++) {
            int place = index + sample * (int) blocks.count();
            if (counts[place] == 0) {
                return Optional.empty();
            }
            byte[] plane = unpacked(packed(place), blocks.blockWidth(), stored, 1);
            for (int i = 0; i < plane.length; i++) {
                pixels[i * samples + sample] = plane[i];
            }
        }
        return Optional.of(pixels);
    }

    private byte[] packed(int index) throws IOException {
        // No compression doubles the size of its data; a larger number is wrong and must not exhaust the memory.
        long most = 2L * rowBytes * blocks.blockHeight() + (1 << 16);
        if (counts[index] < 0 || counts[index] > most) {
            throw new BadTileException("claims " + Long.toUnsignedString(counts[index]) + " bytes");
        }
        if (!page.file().holds(offsets[index], counts[index])) {
            throw new BadTileException("lies beyond the end of the file");
        }
        try {
            return page.file().read(offsets[index], (int) counts[index]);
        } catch (EOFException e) {
            throw new BadTileException("was truncated after the file was opened", e);
        }
    }

    private byte[] unpacked(byte[] packed, int bytesPerRow, int stored, int samples) throws BadTileException {
        byte[] pixels = new byte[bytesPerRow * stored];
        Unpacker unpacker = switch (compression) {
            case NONE -> Unpacker.NONE;
            case LZW -> new LzwUnpacker();
            case DEFLATE -> Unpacker.DEFLATE;
            case PACK_BITS -> Unpacker.PACK_BITS;
            case JPEG -> throw new IllegalStateException("JPEG is decoded as an image");
        };
        unpacker.unpack(packed, pixels);
        if (page.tags().number(TiffDirectory.PREDICTOR, 1) == 2) {
            sum(pixels, bytesPerRow, samples);
        }
        return pixels;
    }

    /** Undoes the horizontal predictor: each sample is stored as the difference to the one before it. */
    private static void sum(byte[] pixels, int bytesPerRow, int samples) {
        for (int start = 0; start < pixels.length; start += bytesPerRow) {
            for (int sample = 0; sample < samples; sample++) {
                // The sum stays in a register: reading back the byte that was just stored takes several times as long.
                int sum = 0;
                for (int i = start + sample; i < start + bytesPerRow; i += samples) {
                    sum += pixels[i];
                    pixels[i] = (byte) sum;
                }
            }
        }
    }
}
