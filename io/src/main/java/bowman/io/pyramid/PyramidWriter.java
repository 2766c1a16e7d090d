package bowman.io.pyramid;

import bowman.file.FileWriteException;
import bowman.file.PartFile;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes an image of any size as a pyramid: a BigTIFF of Deflate tiles of 512x512 pixels, whose levels are halved until
 * one is a single tile. Rows are added from top to bottom; memory holds one row of tiles per level, and of those only
 * the ones that are not of one colour. A level has half the columns and rows of the previous one, rounded up.
 *
 * <p>The file appears when it is finished; if the writer is closed before, or fails, no file is left:
 * {@snippet :
 * try (PyramidWriter writer = PyramidWriter.create(file, width, height, PyramidOptions.mask())) {
 *     for (int y = 0; y < height; y++) {
 *         writer.addRow(mask, y * width);
 *     }
 *     writer.finish();
 * }
 * }
 *
 * <p>Not thread-safe.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 * @see <a href="https://libtiff.gitlab.io/libtiff/specification/bigtiff.html">BigTIFF</a>
 */
public final class PyramidWriter implements Closeable {

    /** The most tiles that readers, including Bowman's, accept in a list: 8 million times 1 million pixels. */
    private static final int MOST_TILES = 1 << 25;

    private final PyramidOptions options;
    private final PyramidDirectories directories;
    private final PartFile file;
    private final PyramidTiles tiles;
    private final PyramidBuffers buffers;
    private final PyramidLevel base;
    private boolean closed;

    private PyramidWriter(Path path, PartFile file, int width, int height, PyramidOptions options) {
        int tileBytes = PyramidTile.SIDE * PyramidTile.SIDE * options.samples().perPixel();
        this.options = options;
        this.file = file;
        this.directories = new PyramidDirectories(file, options, path.getFileName().toString());
        this.tiles = new PyramidTiles(file, tileBytes);
        this.buffers = new PyramidBuffers(tileBytes);
        this.base = new PyramidLevel(width, height, options, tiles, buffers);
    }

    /**
     * Begins a file; missing folders are created, and an existing file is kept until {@link #finish}.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @throws IllegalArgumentException if there are no pixels, or more than 2^25 tiles
     * @throws FileWriteException if the file cannot be written
     */
    public static PyramidWriter create(Path file, int width, int height, PyramidOptions options)
            throws FileWriteException {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE / options.samples().perPixel()) {
            throw new IllegalArgumentException("a pyramid has at least one pixel, and rows that fit into an array, got "
                    + width + "x" + height);
        }
        long tiles = (long) Math.ceilDiv(width, PyramidTile.SIDE) * Math.ceilDiv(height, PyramidTile.SIDE);
        if (tiles > MOST_TILES) {
            throw new IllegalArgumentException("a pyramid has at most " + MOST_TILES + " tiles, but " + width + "x"
                    + height + " pixels are " + tiles);
        }
        PartFile part = PartFile.create(file);
        try {
            part.append(PyramidDirectories.header(0), 0, PyramidDirectories.HEADER_BYTES);
            return new PyramidWriter(file, part, width, height, options);
        } catch (Throwable e) {
            part.close();
            throw e;
        }
    }

    /**
     * Adds the next row.
     *
     * @param samples the bytes of the row's pixels, from {@code offset} on
     * @throws IllegalArgumentException if there are too few bytes
     * @throws IllegalStateException if all rows were added already, or this is closed
     * @throws FileWriteException if the file cannot be written; it is then deleted
     */
    public void addRow(byte[] samples, int offset) throws FileWriteException {
        int bytes = base.width() * options.samples().perPixel();
        if (offset < 0 || offset > samples.length - bytes) {
            throw new IllegalArgumentException("a row has " + bytes + " bytes, got " + (samples.length - offset));
        }
        requireOpen();
        if (base.rows() == base.height()) {
            throw new IllegalStateException("all " + base.height() + " rows were added already");
        }
        base.addRow(samples, offset);
    }

    /**
     * Completes the file and renames it to its final name.
     *
     * @throws IllegalStateException if rows are missing, or this is closed
     * @throws FileWriteException if the file cannot be written; it is then deleted
     */
    public void finish() throws FileWriteException {
        requireOpen();
        if (base.rows() < base.height()) {
            throw new IllegalStateException("only " + base.rows() + " of " + base.height() + " rows were added");
        }
        List<PyramidLevel> levels = new ArrayList<>();
        for (Optional<PyramidLevel> level = Optional.of(base); level.isPresent(); level = level.get().next()) {
            levels.add(level.get());
        }
        file.overwrite(0, PyramidDirectories.header(directories.append(levels)));
        file.commit();
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the pyramid is closed");
        }
    }

    /** The largest number of tiles whose pixels were in memory at the same time. */
    int tilesInMemory() {
        return buffers.made();
    }

    /** Deletes the file, unless it was finished. */
    @Override
    public void close() throws FileWriteException {
        closed = true;
        tiles.close();
        file.close();
    }
}
