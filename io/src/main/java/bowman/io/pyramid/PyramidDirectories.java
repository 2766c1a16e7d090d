package bowman.io.pyramid;

import bowman.file.FileWriteException;
import bowman.file.PartFile;
import bowman.io.pyramid.PyramidOptions.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Writes the image file directories, which describe each level and locate its tiles. */
final class PyramidDirectories {

    static final int HEADER_BYTES = 16;

    private static final int BIG_TIFF = 43;
    private static final int DEFLATE = 8;
    private static final int CENTIMETRE = 3;
    private static final int BLACK_IS_ZERO = 1;
    private static final int RGB = 2;
    private static final double MICRONS_PER_CENTIMETRE = 10_000;

    /** The numerator of resolutions, near its upper limit, for precision. */
    private static final long PIXELS = 4_000_000_000L;

    private final PartFile file;
    private final PyramidOptions options;
    private final String name;

    /** @param name of the image, for viewers */
    PyramidDirectories(PartFile file, PyramidOptions options, String name) {
        this.file = file;
        this.options = options;
        this.name = name;
    }

    /** The header of the file, with the offset of the first directory. */
    static byte[] header(long firstDirectory) {
        return ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN).put((byte) 'I').put((byte) 'I')
                .putShort((short) BIG_TIFF).putShort((short) Long.BYTES).putShort((short) 0).putLong(firstDirectory)
                .array();
    }

    /** Appends the directories of all levels and returns the offset of the first one. */
    long append(List<PyramidLevel> levels) throws FileWriteException {
        return switch (options.layout()) {
            case PAGES -> appendPages(levels);
            case OME -> appendBelowOne(levels);
        };
    }

    private long appendPages(List<PyramidLevel> levels) throws FileWriteException {
        long first = 0;
        for (PyramidLevel level : levels) {
            PyramidDirectory directory = directory(level, levels.getFirst());
            if (level == levels.getFirst() && !options.description().isEmpty()) {
                directory.text(PyramidDirectory.IMAGE_DESCRIPTION, options.description());
            }
            long start = directory.appendTo(file, level != levels.getLast());
            first = level == levels.getFirst() ? start : first;
        }
        return first;
    }

    private long appendBelowOne(List<PyramidLevel> levels) throws FileWriteException {
        PyramidLevel base = levels.getFirst();
        long[] below = new long[levels.size() - 1];
        for (int i = 0; i < below.length; i++) {
            below[i] = directory(levels.get(i + 1), base).appendTo(file, false);
        }
        PyramidDirectory directory = directory(base, base)
                .text(PyramidDirectory.IMAGE_DESCRIPTION, PyramidOmeXml.of(name, base.width(), base.height(), options));
        if (below.length > 0) {
            directory.directories(PyramidDirectory.SUB_DIRECTORIES, below);
        }
        return directory.appendTo(file, false);
    }

    private PyramidDirectory directory(PyramidLevel level, PyramidLevel base) {
        int samples = options.samples().perPixel();
        int[] bits = new int[samples];
        Arrays.fill(bits, Byte.SIZE);
        PyramidDirectory directory = new PyramidDirectory()
                .number(PyramidDirectory.NEW_SUBFILE_TYPE, level == base ? 0 : 1)
                .number(PyramidDirectory.IMAGE_WIDTH, level.width())
                .number(PyramidDirectory.IMAGE_LENGTH, level.height())
                .shorts(PyramidDirectory.BITS_PER_SAMPLE, bits)
                .shorts(PyramidDirectory.COMPRESSION, DEFLATE)
                .shorts(PyramidDirectory.PHOTOMETRIC, options.samples() == Samples.RGB ? RGB : BLACK_IS_ZERO)
                .shorts(PyramidDirectory.SAMPLES_PER_PIXEL, samples)
                .shorts(PyramidDirectory.PLANAR_CONFIGURATION, 1)
                .text(PyramidDirectory.SOFTWARE, "Bowman")
                .shorts(PyramidDirectory.TILE_WIDTH, PyramidTile.SIDE)
                .shorts(PyramidDirectory.TILE_LENGTH, PyramidTile.SIDE)
                .longs(PyramidDirectory.TILE_OFFSETS, level.offsets())
                .longs(PyramidDirectory.TILE_BYTE_COUNTS, level.counts());
        options.pixelSize().ifPresent(size -> directory
                .ratio(PyramidDirectory.X_RESOLUTION, PIXELS,
                        centimetres(size.micronsPerPixel() * base.width() / level.width()))
                .ratio(PyramidDirectory.Y_RESOLUTION, PIXELS,
                        centimetres(size.micronsPerPixel() * base.height() / level.height()))
                .shorts(PyramidDirectory.RESOLUTION_UNIT, CENTIMETRE));
        return directory;
    }

    private static long centimetres(double micronsPerPixel) {
        return Math.clamp(Math.round(PIXELS * micronsPerPixel / MICRONS_PER_CENTIMETRE), 1, 0xFFFF_FFFFL);
    }
}
