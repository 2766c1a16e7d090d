package bowman.kernels.vector.convolution;

import bowman.kernels.vector.program.View;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a map that a block of a convolution's output reads. If all lie within the map they are read in place;
 * otherwise they are copied into a worker's scratch memory, surrounded by zeros.
 */
final class InputRows {

    /** The smallest and the largest row and column that runs read, relative to the output pixel. */
    record Reach(int firstRow, int lastRow, int firstColumn, int lastColumn) {

        static Reach of(List<TapRun> runs) {
            return new Reach(
                    runs.stream().mapToInt(TapRun::row).min().orElse(0),
                    runs.stream().mapToInt(TapRun::row).max().orElse(0),
                    runs.stream().mapToInt(TapRun::column).min().orElse(0),
                    runs.stream().mapToInt(run -> run.column() + run.pixels() - 1).max().orElse(0));
        }
    }

    /**
     * The place to read from.
     *
     * @param origin the offset of the input pixel that corresponds to the block's first output pixel
     * @param pitch numbers per row
     * @param channels numbers per pixel
     */
    record Source(float[] array, int origin, int pitch, int channels) {

        int offset(int row, int column) {
            return origin + row * pitch + column * channels;
        }
    }

    private final View map;
    private final Reach reach;
    private final int stride;
    private final int columns;
    private final int floats;
    private final boolean copies;

    /**
     * @param rows output rows per block
     * @param height output rows in all
     * @param width output columns
     */
    InputRows(View map, Reach reach, int stride, int rows, int height, int width) {
        this.map = map;
        this.reach = reach;
        this.stride = stride;
        this.columns = (width - 1) * stride + reach.lastColumn() - reach.firstColumn() + 1;
        this.copies = reach.firstRow() < 0 || reach.firstColumn() < 0
                || (height - 1) * stride + reach.lastRow() >= map.shape().height()
                || (width - 1) * stride + reach.lastColumn() >= map.shape().width();
        this.floats = copies ? Math.multiplyExact(inputRows(rows), columns * map.shape().channels()) : 0;
    }

    private int inputRows(int rows) {
        return (rows - 1) * stride + reach.lastRow() - reach.firstRow() + 1;
    }

    /** The scratch memory needed per worker, in floats. */
    int floats() {
        return floats;
    }

    /** Prepares the input of the output rows from {@code row} on. */
    Source read(int sample, int row, int rows, int worker) {
        int channels = map.shape().channels();
        if (!copies) {
            int pitch = map.shape().width() * channels;
            return new Source(map.array(),
                    map.offset() + (sample * map.shape().height() + row * stride) * pitch, pitch, channels);
        }
        float[] scratch = map.scratch(worker);
        int pitch = columns * channels;
        int count = inputRows(rows);
        for (int i = 0; i < count; i++) {
            copyRow(sample, row * stride + reach.firstRow() + i, scratch, i * pitch, pitch, channels);
        }
        return new Source(scratch, -reach.firstRow() * pitch - reach.firstColumn() * channels, pitch, channels);
    }

    private void copyRow(int sample, int row, float[] to, int at, int pitch, int channels) {
        int height = map.shape().height();
        int width = map.shape().width();
        int from = Math.max(0, reach.firstColumn());
        int until = Math.min(width, reach.firstColumn() + columns);
        if (row < 0 || row >= height || from >= until) {
            Arrays.fill(to, at, at + pitch, 0);
            return;
        }
        int before = (from - reach.firstColumn()) * channels;
        int count = (until - from) * channels;
        Arrays.fill(to, at, at + before, 0);
        System.arraycopy(map.array(), map.offset() + ((sample * height + row) * width + from) * channels, to,
                at + before, count);
        Arrays.fill(to, at + before + count, at + pitch, 0);
    }
}
