package bowman.io.tiff;

import bowman.io.slide.SlideException;
import java.util.stream.LongStream;

/**
 * An image of a TIFF: its size and the format of its samples. Its tiles are decoded by {@link TiffImage}.
 *
 * @param file the file of the image
 * @param tags the image's tags
 * @param blocks its tiles or strips
 */
record TiffPage(SharedFile file, TiffDirectory tags, Blocks blocks) {

    private static final int REDUCED = 1;
    /** The largest block of which a part is read; images with larger blocks are decoded as a whole. */
    private static final long MOST_BLOCK_BYTES = 32 << 20;

    static TiffPage of(SharedFile file, TiffDirectory tags) throws SlideException {
        long width = tags.number(TiffDirectory.WIDTH, 0);
        long height = tags.number(TiffDirectory.HEIGHT, 0);
        boolean tiled = tags.has(TiffDirectory.TILE_WIDTH) || tags.has(TiffDirectory.TILE_OFFSETS);
        long blockWidth = tiled ? tags.number(TiffDirectory.TILE_WIDTH, 0) : width;
        long blockHeight = tiled ? tags.number(TiffDirectory.TILE_HEIGHT, 0)
                : Math.min(tags.number(TiffDirectory.ROWS_PER_STRIP, height), height);
        if (LongStream.of(width, height, blockWidth, blockHeight).anyMatch(extent -> extent < 1
                || extent > Integer.MAX_VALUE)) {
            throw TiffDirectories.damaged(file, "it claims " + width + "x" + height + " pixels in blocks of "
                    + blockWidth + "x" + blockHeight);
        }
        Blocks blocks = new Blocks((int) width, (int) height, (int) blockWidth, (int) blockHeight, tiled);
        if (blocks.count() > Integer.MAX_VALUE) {
            throw TiffDirectories.damaged(file, "it claims " + blocks.count() + " blocks");
        }
        return new TiffPage(file, tags, blocks);
    }

    long area() {
        return (long) width() * height();
    }

    boolean isOfSize(TiffPage other) {
        return width() == other.width() && height() == other.height();
    }

    int width() {
        return blocks.width();
    }

    int height() {
        return blocks.height();
    }

    /** Returns whether it is marked as a reduced version of another image. */
    boolean isReduced() {
        return (tags.number(TiffDirectory.SUBFILE_TYPE, 0) & REDUCED) != 0;
    }

    int samples() {
        return (int) tags.number(TiffDirectory.SAMPLES, 1);
    }

    boolean isPlanar() {
        return samples() > 1 && tags.number(TiffDirectory.PLANAR, 1) == 2;
    }

    /** The compression in the tag; 1 (uncompressed) if the tag is missing. */
    long compression() {
        return tags.number(TiffDirectory.COMPRESSION, 1);
    }

    /** The number of bytes of a row of pixels in a decoded block. */
    long rowBytes() {
        long bits = tags.number(TiffDirectory.BITS, 1);
        return Math.ceilDiv(blocks.blockWidth() * bits * samples(), 8);
    }

    /**
     * The most bytes that a packed block can have: no compression doubles the size of its data; a larger number is
     * wrong and must not exhaust the memory.
     */
    long mostPackedBytes() {
        return 2L * rowBytes() * blocks.blockHeight() + (1 << 16);
    }

    /** Returns whether its blocks can be decoded individually; if not, it may still be decoded as a whole. */
    boolean isReadable() {
        boolean jpeg = compression() == 7;
        long predictor = tags.number(TiffDirectory.PREDICTOR, 1);
        return TiffCompression.of(compression()).isPresent() && SampleRows.areKnown(tags)
                && tags.number(TiffDirectory.FILL_ORDER, 1) == 1 && tags.number(TiffDirectory.SAMPLE_FORMAT, 1) == 1
                && (predictor == 1 || predictor == 2 && tags.number(TiffDirectory.BITS, 1) == 8 && !jpeg)
                && !(isPlanar() && jpeg) && rowBytes() <= MOST_BLOCK_BYTES
                && (rowBytes() * blocks.blockHeight() <= MOST_BLOCK_BYTES || isOneRawStrip());
    }

    /** Returns whether the rows are stored contiguously and uncompressed in the file. */
    boolean isOneRawStrip() {
        return !blocks.tiled() && blocks.blockHeight() == blocks.height() && compression() == 1 && !isPlanar()
                && tags.number(TiffDirectory.PREDICTOR, 1) == 1;
    }
}
