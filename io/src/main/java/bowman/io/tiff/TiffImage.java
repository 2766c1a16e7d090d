package bowman.io.tiff;

import bowman.io.jpeg.JpegDecoder;
import bowman.io.slide.SlideException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;

/** An image of a TIFF whose tiles or strips are decoded individually. Thread-safe. */
final class TiffImage {

    /** The approximate number of bytes of the rows of an uncompressed image that are read at once. */
    private static final int RAW_BYTES = 1 << 18;

    private final TiffPage page;
    private final Blocks blocks;
    private final int rowBytes;
    private final TiffCompression compression;
    private final SampleRows rows;
    private final JpegTiles jpeg;
    private final long[] offsets;
    private final long[] counts;

    private TiffImage(TiffPage page, Blocks blocks, JpegDecoder jpeg, int background, long[] offsets,
            long[] counts) {
        this.page = page;
        this.blocks = blocks;
        this.jpeg = JpegTiles.of(page, jpeg);
        this.offsets = offsets;
        this.counts = TileLengths.of(page, blocks, offsets, counts);
        this.rowBytes = (int) page.rowBytes();
        this.compression = TiffCompression.of(page.compression()).orElseThrow();
        this.rows = SampleRows.of(page.tags(), background).orElseThrow();
    }

    /**
     * Prepares a page for decoding.
     *
     * @param page a readable one
     * @param background the colour behind transparent pixels, 0xRRGGBB
     * @throws SlideException if its lists of tiles do not match its size
     */
    static TiffImage of(TiffPage page, JpegDecoder jpeg, int background) throws SlideException {
        boolean tiled = page.tags().has(TiffDirectory.TILE_OFFSETS);
        long[] offsets = page.tags().numbers(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
        long[] counts = page.tags().numbers(tiled ? TiffDirectory.TILE_BYTES : TiffDirectory.STRIP_BYTES);
        if (page.isOneRawStrip() && offsets.length == 1 && counts.length < 2 && offsets[0] > 0) {
            return raw(page, jpeg, background, offsets[0]);
        }
        long expected = page.blocks().count() * (page.isPlanar() ? page.samples() : 1);
        if (offsets.length != expected || counts.length != expected && counts.length > 0) {
            throw TiffDirectories.damaged(page.file(), "an image of " + page.width() + "x" + page.height() + " in "
                    + expected + " blocks lists " + offsets.length + " offsets and " + counts.length + " sizes");
        }
        return new TiffImage(page, page.blocks(), jpeg, background, offsets, counts);
    }

    /** An image in one uncompressed strip, which is divided into smaller strips. */
    private static TiffImage raw(TiffPage page, JpegDecoder jpeg, int background, long offset)
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
            counts[i] = strips.shown(0, i).height() * page.rowBytes();
        }
        return new TiffImage(page, strips, jpeg, background, offsets, counts);
    }

    Blocks blocks() {
        return blocks;
    }

    /** The difference between the colours of the tiles and those of the tag, as a remark; empty if there is none. */
    Optional<String> difference() throws IOException {
        if (compression != TiffCompression.JPEG) {
            return Optional.empty();
        }
        for (int index = 0; index < offsets.length; index++) {
            if (!isMissing(index)) {
                try {
                    return jpeg.difference(packed(index));
                } catch (BadTileException e) {
                    // It is listed when it is read.
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** Returns whether no block is stored in the file. */
    boolean isEmpty() {
        return IntStream.range(0, offsets.length).allMatch(this::isMissing);
    }

    /** Returns whether a block, or one of its planes, is missing in the file. */
    boolean isMissing(int column, int row) {
        int planes = page.isPlanar() ? page.samples() : 1;
        return IntStream.range(0, planes)
                .anyMatch(plane -> isMissing(blocks.index(column, row) + plane * (int) blocks.count()));
    }

    private boolean isMissing(int index) {
        return offsets[index] == 0 && counts[index] == 0;
    }

    /**
     * Decodes a block, of which there may be only the part that lies in the image; empty if it is missing in the file.
     *
     * @throws BadTileException if it is damaged
     */
    Optional<DecodedTile> decode(int column, int row) throws IOException {
        int index = blocks.index(column, row);
        Blocks.Extent shown = blocks.shown(column, row);
        if (page.isPlanar()) {
            return planar(index, shown.height()).map(pixels -> new DecodedTile(pixels, rowBytes, rows));
        }
        if (isMissing(index)) {
            return Optional.empty();
        }
        byte[] packed = packed(index);
        if (compression == TiffCompression.JPEG) {
            return Optional.of(jpeg.decode(packed, shown, blocks.stored(row), rows));
        }
        byte[] pixels = unpacked(packed, rowBytes, shown.height(), page.samples());
        return Optional.of(new DecodedTile(pixels, rowBytes, rows));
    }

    /** Decodes one block per sample and interleaves them. */
    private Optional<byte[]> planar(int index, int height) throws IOException {
        int samples = page.samples();
        byte[] pixels = new byte[rowBytes * height];
        for (int sample = 0; sample < samples; sample++) {
            int place = index + sample * (int) blocks.count();
            if (isMissing(place)) {
                return Optional.empty();
            }
            byte[] plane = unpacked(packed(place), blocks.blockWidth(), height, 1);
            for (int i = 0; i < plane.length; i++) {
                pixels[i * samples + sample] = plane[i];
            }
        }
        return Optional.of(pixels);
    }

    private byte[] packed(int index) throws IOException {
        if (counts[index] < 0 || counts[index] > page.mostPackedBytes()) {
            throw new BadTileException("claims " + Long.toUnsignedString(counts[index]) + " bytes");
        }
        if (offsets[index] == 0) {
            throw new BadTileException("has no place in the file");
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

    /** Unpacks the first rows of a block. */
    private byte[] unpacked(byte[] packed, int bytesPerRow, int height, int samples) throws BadTileException {
        byte[] pixels = new byte[bytesPerRow * height];
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
