package bowman.segment;

import bowman.file.FileWriteException;
import bowman.io.pyramid.PyramidOptions;
import bowman.io.pyramid.PyramidOptions.Layout;
import bowman.io.pyramid.PyramidWriter;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a map of a region of a slide as a pyramid of the whole slide, which is 0 outside the region. */
final class MapWriter {

    private final PyramidWriter pyramid;
    private final int left;
    private final int width;
    private final byte[] row;

    /** Source of the rows of a map. */
    @FunctionalInterface
    interface Rows {
        void writeTo(MapWriter writer) throws IOException;
    }

    private MapWriter(PyramidWriter pyramid, int left, int width, int slideWidth) {
        this.pyramid = pyramid;
        this.left = left;
        this.width = width;
        this.row = new byte[slideWidth];
    }

    static void mask(Path file, Slide slide, MapGeometry map, Layout layout, Rows rows) throws IOException {
        write(file, slide, map, PyramidOptions.mask().with(layout), rows);
    }

    static void probabilities(Path file, Slide slide, MapGeometry map, Layout layout, Rows rows) throws IOException {
        write(file, slide, map, PyramidOptions.probabilities().with(layout), rows);
    }

    private static void write(Path file, Slide slide, MapGeometry map, PyramidOptions options, Rows rows)
            throws IOException {
        int left = (int) Math.round(map.left() / map.scale());
        int top = (int) Math.round(map.top() / map.scale());
        int slideWidth = Math.max(left + map.width(), (int) Math.round(slide.width() / map.scale()));
        int slideHeight = Math.max(top + map.height(), (int) Math.round(slide.height() / map.scale()));
        Optional<PixelSize> size = slide.pixelSize()
                .map(level0 -> new PixelSize(level0.micronsPerPixel() * map.scale(), level0.source()));
        try (PyramidWriter pyramid = PyramidWriter.create(file, slideWidth, slideHeight,
                options.withPixelSize(size))) {
            MapWriter writer = new MapWriter(pyramid, left, map.width(), slideWidth);
            writer.addEmpty(top);
            rows.writeTo(writer);
            writer.addEmpty(slideHeight - top - map.height());
            pyramid.finish();
        }
    }

    /** Adds the next row of the map. */
    void add(byte[] rows, int offset) throws FileWriteException {
        System.arraycopy(rows, offset, row, left, width);
        pyramid.addRow(row, 0);
    }

    private void addEmpty(int count) throws FileWriteException {
        byte[] empty = new byte[row.length];
        for (int y = 0; y < count; y++) {
            pyramid.addRow(empty, 0);
        }
    }
}
