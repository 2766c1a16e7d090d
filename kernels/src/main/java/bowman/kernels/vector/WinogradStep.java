package bowman.kernels.vector;

import bowman.graph.Shape;
import bowman.runtime.Workers;

/**
 * A 3x3 convolution of stride 1, or the gradient by its map, by Winograd's F(4x4, 3x3) (Lavin and Gray, 2016): 36
 * products of matrices, tiles by input channels times input by output channels, where the sums themselves take four
 * times the multiplications.
 *
 * <p>The work is split into blocks of tiles, groups of channels and panels of weights, small enough that what one chunk
 * keeps between the transforms and the products stays in the second-level cache.
 */
final class WinogradStep implements Step {

    private static final int BLOCK = 32;
    private static final int DEPTH = 96;
    private static final int PANELS = 2;

    private final GemmKernels gemm;
    private final WinogradKernels kernels;
    private final Memory memory;
    private final ConvolutionPlan plan;
    private final View map;
    private final WinogradWeight weight;
    private final View result;
    private final FinishedRows finished;
    private final WinogradWindows windows;
    private final int tiles;
    private final int blocks;
    private final int panelGroups;
    private final int depth;
    private final int transformed;
    private final int pitch;
    private final int products;

    WinogradStep(Lowering lowering, ConvolutionPlan plan, View map, WinogradWeight weight, View result,
            FinishedRows finished) {
        this.gemm = lowering.kernels().gemm();
        this.kernels = lowering.kernels().winograd();
        this.memory = lowering.memory();
        this.plan = plan;
        this.map = map;
        this.weight = weight;
        this.result = result;
        this.finished = finished;
        this.tiles = WinogradTile.count(result.shape().height(), result.shape().width());
        this.blocks = Math.ceilDiv(tiles, BLOCK);
        this.panelGroups = Math.ceilDiv(weight.panels(), PANELS);
        int lanes = lowering.kernels().lanes();
        this.depth = Math.ceilDiv(Math.min(DEPTH, plan.inputs()), lanes) * lanes;
        this.windows = new WinogradWindows(kernels, map, result.shape(), plan.phases().getFirst().taps().getFirst(),
                depth);
        // An odd number of vectors more: lines a power of two apart fall into one set of the first-level cache.
        this.transformed = BLOCK * depth + lanes;
        this.pitch = PANELS * gemm.panel();
        this.products = BLOCK * pitch + lanes;
        int squares = (WinogradTile.PRODUCTS + WinogradTile.SIDE) * pitch;
        memory.reserveScratch(WinogradTile.PRODUCTS * (transformed + products) + Math.max(windows.floats(), squares));
    }

    @Override
    public void run(Workers workers) {
        int perSample = blocks * plan.groups() * panelGroups;
        workers.run(map.shape().samples() * perSample, (index, worker) -> {
            int panels = index % panelGroups;
            int group = index / panelGroups % plan.groups();
            int block = index / (panelGroups * plan.groups()) % blocks;
            compute(new Chunk(index / perSample, block * BLOCK, Math.min(BLOCK, tiles - block * BLOCK), group,
                    weight.panels() * panels / panelGroups, weight.panels() * (panels + 1) / panelGroups),
                    memory.scratch(worker));
        });
    }

    /** Tiles {@code from} ... of a sample, and panels from one to before another of a group. */
    private record Chunk(int sample, int from, int count, int group, int fromPanel, int toPanel) {
    }

    private void compute(Chunk chunk, float[] scratch) {
        for (int input = 0; input < plan.inputs(); input += depth) {
            int inputs = Math.min(depth, plan.inputs() - input);
            for (int i = 0; i < chunk.count; i++) {
                windows.transform(chunk.sample, chunk.from + i, chunk.group * plan.inputs() + input, inputs, scratch,
                        free(), i * depth, transformed);
            }
            multiply(chunk, input, inputs, scratch);
        }
        for (int i = 0; i < chunk.count; i++) {
            transformProducts(chunk, i, scratch);
        }
    }

    /** The scratch memory holds the transformed windows, the products, and what a transform needs. */
    private int productsOffset() {
        return WinogradTile.PRODUCTS * transformed;
    }

    private int free() {
        return productsOffset() + WinogradTile.PRODUCTS * products;
    }

    private void multiply(Chunk chunk, int input, int inputs, float[] scratch) {
        int width = gemm.panel();
        for (int product = 0; product < WinogradTile.PRODUCTS; product++) {
            for (int panel = chunk.fromPanel; panel < chunk.toPanel; panel++) {
                gemm.multiply(chunk.count, width, inputs, scratch, product * transformed, depth, 1,
                        weight.array(), weight.offset(chunk.group, panel, product) + input * width, width,
                        scratch, productsOffset() + product * products + (panel - chunk.fromPanel) * width, pitch,
                        input > 0);
            }
        }
    }

    private void transformProducts(Chunk chunk, int index, float[] scratch) {
        Shape shape = result.shape();
        WinogradTile tile = WinogradTile.of(chunk.from + index, shape.height(), shape.width());
        int width = gemm.panel();
        int fromChannel = chunk.fromPanel * width;
        int channels = Math.min(chunk.toPanel * width, plan.outputs()) - fromChannel;
        int half = free();
        for (int x = 0; x < WinogradTile.WINDOW; x++) {
            kernels.output(channels, scratch, productsOffset() + x * products + index * pitch,
                    WinogradTile.WINDOW * products, scratch, half + x * pitch, WinogradTile.WINDOW * pitch);
        }
        int first = (chunk.sample * shape.height() + tile.row()) * shape.width() + tile.column();
        int channel = chunk.group * plan.outputs() + fromChannel;
        boolean whole = tile.columns() == WinogradTile.SIDE && channels % width == 0;
        int square = half + WinogradTile.PRODUCTS * pitch;
        for (int y = 0; y < tile.rows(); y++) {
            int pixel = first + y * shape.width();
            int out = result.offset() + pixel * shape.channels() + channel;
            int row = half + y * WinogradTile.WINDOW * pitch;
            if (whole) {
                kernels.output(channels, scratch, row, pitch, result.array(), out, shape.channels());
            } else {
                kernels.output(channels, scratch, row, pitch, scratch, square, pitch);
                for (int x = 0; x < tile.columns(); x++) {
                    System.arraycopy(scratch, square + x * pitch, result.array(), out + x * shape.channels(), channels);
                }
            }
            finished.finish(result, pixel, tile.columns(), shape.channels(), channel, channels);
        }
    }
}
