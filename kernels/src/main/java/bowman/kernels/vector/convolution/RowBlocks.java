package bowman.kernels.vector.convolution;

/**
 * The split of a convolution's result into chunks: blocks of rows of one sample, large enough to reuse a panel of
 * weights often and small enough for the input rows to stay in the second-level cache; where that results in few
 * chunks, the panels are split too.
 */
record RowBlocks(int samples, int height, int width, int rows, int panels, int panelGroups) {

    private static final int ENOUGH_PIXELS = 512;
    private static final int CACHED_FLOATS = 1 << 17;
    private static final int ENOUGH_CHUNKS = 16;

    /** Rows of one sample from {@code row} on, and panels from {@code fromPanel} to before {@code toPanel}. */
    record Block(int sample, int row, int rows, int fromPanel, int toPanel) {
    }

    /**
     * Returns the split of a result.
     *
     * @param rowFloats the number of floats in the input of each further row
     */
    static RowBlocks of(int samples, int height, int width, int rowFloats, int panels) {
        int enough = Math.ceilDiv(ENOUGH_PIXELS, Math.max(1, width));
        int cached = Math.max(1, CACHED_FLOATS / rowFloats);
        int rows = Math.clamp(Math.min(enough, cached), 1, Math.max(1, height));
        int blocks = samples * Math.ceilDiv(height, rows);
        return new RowBlocks(samples, height, width, rows, panels,
                Math.min(panels, Math.ceilDiv(ENOUGH_CHUNKS, Math.max(1, blocks))));
    }

    private int perSample() {
        return Math.ceilDiv(height, rows);
    }

    int chunks() {
        return samples * perSample() * panelGroups;
    }

    Block block(int chunk) {
        int group = chunk % panelGroups;
        int index = chunk / panelGroups;
        int row = index % perSample() * rows;
        return new Block(index / perSample(), row, Math.min(rows, height - row),
                panels * group / panelGroups, panels * (group + 1) / panelGroups);
    }
}
