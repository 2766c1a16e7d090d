package bowman.kernels.vector.convolution;

import bowman.kernels.vector.kernel.WinogradKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.View;

/**
 * The transformed tiles of a slab of a map, in shared memory: point by point and panel by panel of each group's
 * channels, one row of a panel's width per tile. The elements after a group's last channel are undefined.
 */
final class PanelledTiles {

    /** {@link WinogradKernels#map} or {@link WinogradKernels#resultGradient}. */
    @FunctionalInterface
    interface Transform {
        void run(int channels, float[] x, int xo, int xRow, int xPixel, float[] v, int vo, int step,
                float[] temporary, int at);
    }

    private final Memory memory;
    private final Transform transform;
    private final View map;
    private final int extent;
    private final TileReader reader;
    private final int groups;
    private final int channels;
    private final int width;
    private final int panels;
    private final int lanes;
    private final int at;
    private final int tiles;

    /**
     * @param extent height and width of the square that a tile is computed from
     * @param first the first pixel of the square, relative to the tile's first
     * @param tiles the number of tiles of the slab
     * @param at their offset in the shared memory
     */
    PanelledTiles(ProgramBuilder program, Transform transform, TileGrid grid, View map, int extent, Tap first,
            int groups, int tiles, int at) {
        this.memory = program.memory();
        this.transform = transform;
        this.map = map;
        this.extent = extent;
        this.reader = new TileReader(grid, map, extent, first.row(), first.column());
        this.groups = groups;
        this.channels = map.shape().channels() / groups;
        this.width = program.kernels().gemm().panel();
        this.panels = Math.ceilDiv(channels, width);
        this.lanes = program.kernels().lanes();
        this.at = at;
        this.tiles = tiles;
        memory.reserveScratch(WinogradKernels.POINTS * (lanes + width));
    }

    /** The number of panels per group. */
    int panels() {
        return panels;
    }

    /** The channels of a panel. */
    int columns(int panel) {
        return Math.min(width, channels - panel * width);
    }

    /** The distance of points, in floats. */
    private int step() {
        return Math.addExact(Math.multiplyExact(groups * panels * width, tiles), WinogradKernels.SKEW);
    }

    /** The number of floats in all. */
    int floats() {
        return Math.multiplyExact(WinogradKernels.POINTS, step());
    }

    /** The offset of the row of a tile, the tiles counted from the slab's first. */
    int offset(int point, int group, int panel, int tile) {
        return at + point * step() + ((group * panels + panel) * tiles + tile) * width;
    }

    /** Transforms tile {@code first + tile} of the map. */
    void compute(int first, int tile, int worker) {
        float[] scratch = memory.scratch(worker);
        int edge = WinogradKernels.POINTS * lanes;
        boolean inside = reader.isInside(first + tile);
        for (int group = 0; group < groups; group++) {
            for (int panel = 0; panel < panels; panel++) {
                int channel = group * channels + panel * width;
                int to = offset(0, group, panel, tile);
                if (inside) {
                    transform.run(columns(panel), map.array(), reader.offset(first + tile, channel), reader.rowPitch(),
                            map.shape().channels(), memory.shared(), to, step(), scratch, 0);
                } else {
                    reader.copy(first + tile, channel, columns(panel), scratch, edge, width);
                    transform.run(columns(panel), scratch, edge, extent * width, width, memory.shared(), to, step(),
                            scratch, 0);
                }
            }
        }
    }
}
