package bowman.io.pyramid;

import bowman.file.FileWriteException;
import bowman.file.PartFile;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes an image of any size as a pyramid: a BigTIFF of Deflate tiles of 512x512 pixels, whose levels halve until one
 * is a single tile. Rows come from top to bottom; in memory are one row of tiles per level, and of those only the ones
 * that are not of one colour. A level has half the columns and rows of the one above, rounded up.
 *
 * <p>The file appears once it is finished; closed before, or after a failure, it leaves nothing behind:
 * {@snippet :
 * try (PyramidWriter writer = PyramidWriter.create(file, width, height, PyramidOptions.mask())) {
 *     for (int y = 0; y < height; y++) {
 *         writer.addRow(mask, y * width);
 *     }
 *     writer.finish();
 * }
 * }
 *
 * <p>For one thread.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>
 * @see <a href="https://libtiff.gitlab.io/libtiff/specification/bigtiff.html">BigTIFF</a>
 */
public final class PyramidWriter implements Closeable {

    /** What readers, ours among them, take for a list of tiles: 8 million times 1 million pixels. */
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
     * Begins a file; folders that lack are made, and what may be there stays until {@link #finish}.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @throws IllegalArgumentException if there are no pixels, or more tiles than a file of this kind lists
     * @throws FileWriteException if it cannot be written there
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
     * @throws IllegalArgumentException if they are too few
     * @throws IllegalStateException if all rows were added already, or this is closed
     * @throws FileWriteException if the file cannot be written; it is then gone
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
     * Completes the file and gives it its name.
     *
     * @throws IllegalStateException if rows are missing, or this is closed
     * @throws FileWriteException if the file cannot be written; it is then gone
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

    /** How many tiles' pixels were in memory at most. */
    int tilesInMemory() {
        return buffers.made();
    }

    /** Discards the file, unless it was finished. */
    @Override
    public void close() throws FileWriteException {
        closed = true;
        tiles.close();
        file.close();
    }
}
