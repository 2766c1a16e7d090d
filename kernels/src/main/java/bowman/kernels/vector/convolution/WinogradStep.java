package bowman.kernels.vector.convolution;

import bowman.graph.Shape;
import bowman.kernels.vector.kernel.GemmKernels;
import bowman.kernels.vector.kernel.WinogradKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/**
 * A convolution of 3x3 and stride 1, or its gradient with respect to the map, by {@link WinogradKernels}: 36 products
 * of matrices, tiles by channels, take a quarter of the multiplications of {@link ConvolutionStep}.
 *
 * <p>A chunk is some tiles and some panels. Block by block of input channels its tiles are transformed, multiplied and
 * summed, point by point, so that the operands of one point stay in the second-level cache.
 */
final class WinogradStep implements Step {

    /** The largest number of tiles of a chunk, which is how often an element of the weight is reused. */
    private static final int TILES = 96;

    /** The largest number of output channels of a chunk. */
    private static final int OUTPUTS = 128;

    private static final int ENOUGH_CHUNKS = 8;

    /** The rows of a product are computed eight at a time. */
    private static final int ROWS = 8;

    private final WinogradKernels kernels;
    private final GemmKernels gemm;
    private final Memory memory;
    private final ConvolutionPlan plan;
    private final View map;
    private final WinogradWeight weight;
    private final View result;
    private final EpilogueRows epilogue;
    private final TileGrid grid;
    private final TileReader windows;
    private final int tileChunks;
    private final int tilesPerChunk;
    private final int panelChunks;
    private final int lanes;
    private final int inputPitch;
    private final int outputPitch;
    private final int mapStep;
    private final int resultStep;
    private final int edge;
    private final int mapAt;
    private final int resultAt;

    WinogradStep(ProgramBuilder program, ConvolutionPlan plan, View map, WinogradWeight weight, View result,
            EpilogueRows epilogue) {
        this.kernels = program.kernels().winograd();
        this.gemm = program.kernels().gemm();
        this.memory = program.memory();
        this.plan = plan;
        this.map = map;
        this.weight = weight;
        this.result = result;
        this.epilogue = epilogue;
        this.grid = TileGrid.of(result.shape());
        Tap first = plan.phases().getFirst().taps().getFirst();
        this.windows = new TileReader(grid, map, WinogradKernels.WINDOW, first.row(), first.column());
        this.tileChunks = Math.ceilDiv(grid.count(), TILES);
        this.tilesPerChunk = Math.ceilDiv(Math.ceilDiv(grid.count(), tileChunks), ROWS) * ROWS;
        int forOutputs = Math.ceilDiv(weight.panels(), Math.max(1, OUTPUTS / gemm.panel()));
        int forThreads = Math.ceilDiv(ENOUGH_CHUNKS, tileChunks * plan.groups());
        this.panelChunks = Math.min(weight.panels(), Math.max(forOutputs, forThreads));
        this.lanes = program.kernels().lanes();
        this.inputPitch = Math.ceilDiv(weight.blockInputs(), lanes) * lanes;
        this.outputPitch = Math.ceilDiv(weight.panels(), panelChunks) * gemm.panel();
        this.mapStep = tilesPerChunk * inputPitch + WinogradKernels.SKEW;
        this.resultStep = tilesPerChunk * outputPitch + WinogradKernels.SKEW;
        this.edge = WinogradKernels.POINTS * lanes;
        this.mapAt = edge + WinogradKernels.POINTS * Math.max(inputPitch, outputPitch);
        this.resultAt = mapAt + WinogradKernels.POINTS * mapStep;
        memory.reserveScratch(Math.addExact(resultAt, WinogradKernels.POINTS * resultStep));
    }

    @Override
    public void run(Workers workers) {
        int perTiles = plan.groups() * panelChunks;
        workers.run(tileChunks * perTiles, (chunk, worker) -> {
            int index = chunk % perTiles;
            compute(chunk / perTiles * tilesPerChunk, index / panelChunks, index % panelChunks, memory.scratch(worker));
        });
    }

    private void compute(int firstTile, int group, int panelChunk, float[] scratch) {
        int tiles = Math.min(tilesPerChunk, grid.count() - firstTile);
        int fromPanel = weight.panels() * panelChunk / panelChunks;
        int toPanel = weight.panels() * (panelChunk + 1) / panelChunks;
        for (int block = 0; block < weight.blocks(); block++) {
            int first = weight.firstInput(block);
            int inputs = weight.firstInput(block + 1) - first;
            for (int i = 0; i < tiles; i++) {
                transform(firstTile + i, group * plan.inputs() + first, inputs, scratch, mapAt + i * inputPitch);
            }
            for (int point = 0; point < WinogradKernels.POINTS; point++) {
                multiply(tiles, inputs, group, fromPanel, toPanel, block, point, scratch);
            }
        }
        int channel = group * plan.outputs() + fromPanel * gemm.panel();
        int channels = Math.min(toPanel * gemm.panel(), plan.outputs()) - fromPanel * gemm.panel();
        for (int i = 0; i < tiles; i++) {
            write(firstTile + i, channel, channels, scratch, resultAt + i * outputPitch);
        }
    }

    private void transform(int tile, int channel, int count, float[] scratch, int at) {
        if (windows.isInside(tile)) {
            kernels.map(count, map.array(), windows.offset(tile, channel), windows.rowPitch(), map.shape().channels(),
                    scratch, at, mapStep, scratch, 0);
        } else {
            windows.copy(tile, channel, count, scratch, edge, inputPitch);
            kernels.map(count, scratch, edge, WinogradKernels.WINDOW * inputPitch, inputPitch, scratch, at, mapStep,
                    scratch, 0);
        }
    }

    private void multiply(int tiles, int inputs, int group, int fromPanel, int toPanel, int block, int point,
            float[] scratch) {
        int rows = Math.ceilDiv(tiles, ROWS) * ROWS;
        int width = gemm.panel();
        for (int panel = fromPanel; panel < toPanel; panel++) {
            gemm.multiply(rows, width, inputs, scratch, mapAt + point * mapStep, inputPitch, 1,
                    weight.array(), weight.offset(group, panel, block, point), width,
                    scratch, resultAt + point * resultStep + (panel - fromPanel) * width, outputPitch, block > 0);
        }
    }

    /** Transforms a tile of the result back, through scratch memory if a part of it lies outside the result. */
    private void write(int tile, int channel, int count, float[] scratch, int at) {
        Shape shape = result.shape();
        int channels = shape.channels();
        int rows = Math.min(WinogradKernels.RESULT, shape.height() - grid.row(tile));
        int columns = Math.min(WinogradKernels.RESULT, shape.width() - grid.column(tile));
        int pixel = (grid.sample(tile) * shape.height() + grid.row(tile)) * shape.width() + grid.column(tile);
        int out = result.offset() + pixel * channels + channel;
        if (rows == WinogradKernels.RESULT && columns == WinogradKernels.RESULT && count % lanes == 0) {
            kernels.result(count, scratch, at, resultStep, result.array(), out, shape.width() * channels, channels,
                    scratch, 0);
        } else {
            kernels.result(count, scratch, at, resultStep, scratch, edge, WinogradKernels.RESULT * outputPitch,
                    outputPitch, scratch, 0);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    System.arraycopy(scratch, edge + (i * WinogradKernels.RESULT + j) * outputPitch, result.array(),
                            out + (i * shape.width() + j) * channels, count);
                }
            }
        }
        for (int i = 0; i < rows; i++) {
            epilogue.finish(result, pixel + i * shape.width(), columns, channels, channel, count);
        }
    }
}
