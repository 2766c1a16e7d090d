package bowman.kernels.vector;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Shape;
import bowman.runtime.Workers;
import java.util.Arrays;

/**
 * The gradient of a 3x3 convolution of stride 1 by its weight, as that of Winograd's F(4x4, 3x3): the transpose of each
 * transform, and between them 36 products of matrices, input channels by tiles times tiles by output channels.
 *
 * <p>The work is split by blocks of input channels and panels of output channels, and where these are few, by tiles
 * too; the parts of the tiles are added in order.
 */
final class WinogradWeightGradientStep implements Step {

    private static final int BLOCK = 32;
    private static final int DEPTH = 64;
    private static final int ENOUGH_CHUNKS = 16;
    private static final int FEWEST_TILES = 64;

    private final GemmKernels gemm;
    private final WinogradKernels kernels;
    private final Memory memory;
    private final ConvolutionPlan plan;
    private final View gradient;
    private final View result;
    private final WinogradWindows windows;
    private final int perSample;
    private final int tiles;
    private final int panels;
    private final int depth;
    private final int depthBlocks;
    private final int parts;
    private final int transformed;
    private final int squares;

    WinogradWeightGradientStep(Lowering lowering, Geometry geometry, View map, View gradient, View result) {
        this.gemm = lowering.kernels().gemm();
        this.kernels = lowering.kernels().winograd();
        this.memory = lowering.memory();
        this.plan = ConvolutionPlan.forward(geometry, result.shape());
        this.gradient = gradient;
        this.result = result;
        this.perSample = WinogradTile.count(gradient.shape().height(), gradient.shape().width());
        this.tiles = gradient.shape().samples() * perSample;
        this.panels = Math.ceilDiv(plan.outputs(), gemm.panel());
        int lanes = lowering.kernels().lanes();
        this.depth = Math.ceilDiv(Math.min(DEPTH, plan.inputs()), lanes) * lanes;
        this.depthBlocks = Math.ceilDiv(plan.inputs(), depth);
        this.windows = new WinogradWindows(kernels, map, gradient.shape(), plan.phases().getFirst().taps().getFirst(),
                depth);
        this.parts = Math.clamp(tiles / FEWEST_TILES, 1,
                Math.ceilDiv(ENOUGH_CHUNKS, plan.groups() * depthBlocks * panels));
        this.transformed = BLOCK * depth + lanes;
        this.squares = BLOCK * gemm.panel() + lanes;
        memory.reserveScratch(WinogradTile.PRODUCTS * (transformed + squares + depth * gemm.panel())
                + Math.max(windows.floats(), Math.max(2 * WinogradTile.PRODUCTS, WinogradWeight.TAPS * 3 * depth)
                        * gemm.panel()));
        memory.reserveShared(Math.multiplyExact(parts, result.size()));
    }

    /** Input channels {@code fromInput} ... of a group, a panel of its output channels, and tiles. */
    private record Chunk(int part, int group, int fromInput, int inputs, int panel, int fromTile, int toTile) {
    }

    @Override
    public void run(Workers workers) {
        int perPart = plan.groups() * depthBlocks * panels;
        workers.run(parts * perPart, (index, worker) -> {
            int part = index / perPart;
            int input = index / panels % depthBlocks * depth;
            compute(new Chunk(part, index / (panels * depthBlocks) % plan.groups(), input,
                    Math.min(depth, plan.inputs() - input), index % panels,
                    (int) ((long) tiles * part / parts), (int) ((long) tiles * (part + 1) / parts)),
                    memory.scratch(worker));
        });
        workers.run(result.shape().extent(0), (output, worker) -> add(output));
    }

    /**
     * The scratch memory holds transformed windows, transformed gradients, the products, and what a transform needs.
     */
    private int squaresOffset() {
        return WinogradTile.PRODUCTS * transformed;
    }

    private int productsOffset() {
        return squaresOffset() + WinogradTile.PRODUCTS * squares;
    }

    private int free() {
        return productsOffset() + WinogradTile.PRODUCTS * depth * gemm.panel();
    }

    private void compute(Chunk chunk, float[] scratch) {
        int width = gemm.panel();
        for (int from = chunk.fromTile; from < chunk.toTile; from += BLOCK) {
            int count = Math.min(BLOCK, chunk.toTile - from);
            for (int i = 0; i < count; i++) {
                int sample = (from + i) / perSample;
                int tile = (from + i) % perSample;
                windows.transform(sample, tile, chunk.group * plan.inputs() + chunk.fromInput, chunk.inputs, scratch,
                        free(), i * depth, transformed);
                transformGradient(sample, tile, chunk, scratch, squaresOffset() + i * width);
            }
            for (int product = 0; product < WinogradTile.PRODUCTS; product++) {
                gemm.multiply(chunk.inputs, width, count, scratch, product * transformed, 1, depth,
                        scratch, squaresOffset() + product * squares, width,
                        scratch, productsOffset() + product * depth * width, width, from > chunk.fromTile);
            }
        }
        transformProducts(chunk, scratch);
    }

    /** A dy A^T of a tile, with zeros where the tile hangs over the edge and where the panel has no output channel. */
    private void transformGradient(int sample, int tileIndex, Chunk chunk, float[] scratch, int to) {
        Shape shape = gradient.shape();
        WinogradTile tile = WinogradTile.of(tileIndex, shape.height(), shape.width());
        int width = gemm.panel();
        int columns = Math.min(width, plan.outputs() - chunk.panel * width);
        int pixelStep = shape.channels();
        int rowStep = shape.width() * pixelStep;
        int at = gradient.offset() + (sample * shape.height() + tile.row()) * rowStep + tile.column() * pixelStep
                + chunk.group * plan.outputs() + chunk.panel * width;
        int square = free();
        int half = square + WinogradTile.PRODUCTS * width;
        boolean whole = tile.rows() == WinogradTile.SIDE && tile.columns() == WinogradTile.SIDE && columns == width;
        if (!whole) {
            Arrays.fill(scratch, square, square + WinogradTile.SIDE * WinogradTile.SIDE * width, 0);
            for (int y = 0; y < tile.rows(); y++) {
                for (int x = 0; x < tile.columns(); x++) {
                    System.arraycopy(gradient.array(), at + y * rowStep + x * pixelStep, scratch,
                            square + (y * WinogradTile.SIDE + x) * width, columns);
                }
            }
        }
        float[] from = whole ? gradient.array() : scratch;
        for (int x = 0; x < WinogradTile.SIDE; x++) {
            kernels.outputTransposed(width, from, whole ? at + x * pixelStep : square + x * width,
                    whole ? rowStep : WinogradTile.SIDE * width, scratch, half + x * width, WinogradTile.SIDE * width);
        }
        for (int y = 0; y < WinogradTile.WINDOW; y++) {
            kernels.outputTransposed(width, scratch, half + y * WinogradTile.SIDE * width, width, scratch,
                    to + y * WinogradTile.WINDOW * squares, squares);
        }
    }

    /** G^T u G, put into the weight's order. */
    private void transformProducts(Chunk chunk, float[] scratch) {
        int width = gemm.panel();
        int n = chunk.inputs * width;
        int step = depth * width;
        int half = productsOffset();
        for (int y = 0; y < WinogradTile.WINDOW; y++) {
            int row = productsOffset() + y * WinogradTile.WINDOW * step;
            kernels.weightTransposed(n, scratch, row, step, scratch, half + y * 3 * step, step);
        }
        int taps = free();
        for (int x = 0; x < 3; x++) {
            kernels.weightTransposed(n, scratch, half + x * step, 3 * step, scratch, taps + x * step, 3 * step);
        }
        int columns = Math.min(width, plan.outputs() - chunk.panel * width);
        int firstOutput = chunk.group * plan.outputs() + chunk.panel * width;
        float[] shared = memory.shared();
        for (int j = 0; j < columns; j++) {
            int out = chunk.part * result.size() + (firstOutput + j) * plan.outputStep()
                    + chunk.fromInput * plan.inputStep();
            for (int c = 0; c < chunk.inputs; c++) {
                for (int tap = 0; tap < WinogradWeight.TAPS; tap++) {
                    shared[out + c * plan.inputStep() + tap] = scratch[taps + tap * step + c * width + j];
                }
            }
        }
    }

    /** Adds the parts of one output channel. */
    private void add(int output) {
        float[] shared = memory.shared();
        float[] to = result.array();
        int from = output * plan.outputStep();
        int at = result.offset() + from;
        System.arraycopy(shared, from, to, at, plan.outputStep());
        for (int part = 1; part < parts; part++) {
            int in = part * result.size() + from;
            for (int i = 0; i < plan.outputStep(); i++) {
                to[at + i] += shared[in + i];
            }
        }
    }
}
