package bowman.kernels.vector.convolution;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.kernels.vector.kernel.GemmKernels;
import bowman.kernels.vector.kernel.PointwiseKernels;
import bowman.kernels.vector.kernel.WinogradKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/**
 * The gradient of a convolution of 3x3 and stride 1 with respect to the weight, by {@link WinogradKernels}: for each of
 * 36 points, the product of the gradient's tiles and the map's, summed over tiles, and the 36 sums transformed back.
 *
 * <p>The tiles are processed slab by slab. First all tiles of a slab are transformed; then each chunk sums the products
 * of some output channels and some input channels. Where there are few channels the slab is split into parts, which are
 * added in order at the end.
 */
final class WinogradWeightGradientStep implements Step {

    /**
     * The approximate number of transformed floats of a slab: few enough to stay in the cache until they are
     * multiplied.
     */
    private static final int SLAB_FLOATS = 1 << 20;

    /** Tiles that are summed at once. */
    private static final int DEPTH = 128;

    /** The number of panels of outputs, and of inputs, of a chunk. */
    private static final int PANELS = 4;

    private static final int ENOUGH_CHUNKS = 8;

    private final GemmKernels gemm;
    private final WinogradKernels kernels;
    private final PointwiseKernels pointwise;
    private final Memory memory;
    private final ConvolutionPlan plan;
    private final TileGrid grid;
    private final PartialWeights weights;
    private final PanelledTiles windows;
    private final PanelledTiles gradients;
    private final int slab;
    private final int outputChunks;
    private final int inputChunks;
    private final int pitch;
    private final int sumsStep;
    private final int sumsAt;
    private final int lanes;

    WinogradWeightGradientStep(ProgramBuilder program, Geometry geometry, View map, View gradient, View result) {
        this.gemm = program.kernels().gemm();
        this.kernels = program.kernels().winograd();
        this.pointwise = program.kernels().pointwise();
        this.memory = program.memory();
        this.plan = ConvolutionPlan.forward(geometry, result.shape());
        this.grid = TileGrid.of(gradient.shape());
        int width = gemm.panel();
        int outputPanels = Math.ceilDiv(plan.outputs(), width);
        int inputPanels = Math.ceilDiv(plan.inputs(), width);
        int perTile = WinogradKernels.POINTS * plan.groups() * (outputPanels + inputPanels) * width;
        int slabs = Math.ceilDiv(grid.count(), Math.max(DEPTH, SLAB_FLOATS / perTile));
        this.slab = Math.ceilDiv(grid.count(), slabs);
        this.outputChunks = Math.ceilDiv(outputPanels, PANELS);
        this.inputChunks = Math.ceilDiv(inputPanels, PANELS);
        int perPart = plan.groups() * outputChunks * inputChunks;
        int parts = Math.clamp(slab / DEPTH, 1, Math.ceilDiv(ENOUGH_CHUNKS, perPart));
        var taps = plan.phases().getFirst().taps();
        this.weights = new PartialWeights(memory, result, taps, plan.inputs(), parts);
        this.windows = new PanelledTiles(program, kernels::map, grid, map, WinogradKernels.WINDOW, taps.getFirst(),
                plan.groups(), slab, weights.floats());
        this.gradients = new PanelledTiles(program, kernels::resultGradient, grid, gradient, WinogradKernels.RESULT,
                new Tap(0, 0, 0), plan.groups(), slab, weights.floats() + windows.floats());
        this.lanes = program.kernels().lanes();
        this.pitch = Math.min(PANELS, inputPanels) * width;
        this.sumsStep = Math.min(PANELS, outputPanels) * width * pitch;
        this.sumsAt = WinogradKernels.POINTS * lanes + taps.size() * pitch;
        memory.reserveShared(Math.addExact(weights.floats(), Math.addExact(windows.floats(), gradients.floats())));
        memory.reserveScratch(Math.addExact(sumsAt, WinogradKernels.POINTS * sumsStep));
    }

    @Override
    public void run(Workers workers) {
        int perPart = plan.groups() * outputChunks * inputChunks;
        for (int first = 0; first < grid.count(); first += slab) {
            int from = first;
            int tiles = Math.min(slab, grid.count() - from);
            workers.run(tiles, (tile, worker) -> {
                windows.compute(from, tile, worker);
                gradients.compute(from, tile, worker);
            });
            workers.run(weights.parts() * perPart, (chunk, worker) -> {
                int part = chunk / perPart;
                int index = chunk % perPart;
                int fromTile = (int) ((long) tiles * part / weights.parts());
                int toTile = (int) ((long) tiles * (part + 1) / weights.parts());
                if (fromTile < toTile) {
                    chunk(part, index / (outputChunks * inputChunks), index / inputChunks % outputChunks,
                            index % inputChunks, fromTile, toTile, from > 0, memory.scratch(worker));
                }
            });
        }
        weights.finish(workers);
    }

    private void chunk(int part, int group, int outputChunk, int inputChunk, int fromTile, int toTile, boolean add,
            float[] scratch) {
        int width = gemm.panel();
        int firstOutput = outputChunk * PANELS;
        int endOutput = Math.min(firstOutput + PANELS, gradients.panels());
        int firstInput = inputChunk * PANELS;
        int endInput = Math.min(firstInput + PANELS, windows.panels());
        for (int point = 0; point < WinogradKernels.POINTS; point++) {
            for (int output = firstOutput; output < endOutput; output++) {
                for (int input = firstInput; input < endInput; input++) {
                    sum(point, group, output, input, fromTile, toTile, scratch, sumsAt + point * sumsStep
                            + (output - firstOutput) * width * pitch + (input - firstInput) * width);
                }
            }
        }
        int inputs = Math.min(endInput * width, plan.inputs()) - firstInput * width;
        int outputs = Math.min(endOutput * width, plan.outputs()) - firstOutput * width;
        for (int i = 0; i < outputs; i++) {
            int output = group * plan.outputs() + firstOutput * width + i;
            transform(sumsAt + i * pitch, inputs, weights.offset(part, output) + firstInput * width, add, scratch);
        }
    }

    private void sum(int point, int group, int output, int input, int fromTile, int toTile, float[] scratch, int to) {
        float[] tiles = memory.shared();
        int width = gemm.panel();
        for (int tile = fromTile; tile < toTile; tile += DEPTH) {
            gemm.multiply(gradients.columns(output), width, Math.min(DEPTH, toTile - tile),
                    tiles, gradients.offset(point, group, output, tile), 1, width,
                    tiles, windows.offset(point, group, input, tile), width, scratch, to, pitch, tile > fromTile);
        }
    }

    /** Transforms the sums of one output channel back. */
    private void transform(int from, int inputs, int to, boolean add, float[] scratch) {
        int at = WinogradKernels.POINTS * lanes;
        kernels.weightGradient(inputs, scratch, from, sumsStep, scratch, at, pitch, scratch, 0);
        for (int t = 0; t < weights.taps().size(); t++) {
            int sums = to + t * plan.inputs();
            if (add) {
                pointwise.add(scratch, at + t * pitch, weights.array(), sums, weights.array(), sums, inputs);
            } else {
                System.arraycopy(scratch, at + t * pitch, weights.array(), sums, inputs);
            }
        }
    }
}
