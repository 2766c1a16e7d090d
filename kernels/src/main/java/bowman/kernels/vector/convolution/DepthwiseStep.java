package bowman.kernels.vector.convolution;

import bowman.graph.Shape;
import bowman.kernels.vector.convolution.ConvolutionPlan.Phase;
import bowman.kernels.vector.kernel.DepthwiseKernels;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/** A depthwise convolution, or one phase of its gradient with respect to the map. */
final class DepthwiseStep implements Step {

    private final DepthwiseKernels kernels;
    private final ConvolutionPlan plan;
    private final int phaseIndex;
    private final Phase phase;
    private final DepthwiseWeight weight;
    private final View result;
    private final EpilogueRows epilogue;
    private final RowBlocks blocks;
    private final InputRows input;

    DepthwiseStep(ProgramBuilder program, ConvolutionPlan plan, int phaseIndex, View map, DepthwiseWeight weight,
            View result, EpilogueRows epilogue) {
        this.kernels = program.kernels().depthwise();
        this.plan = plan;
        this.phaseIndex = phaseIndex;
        this.phase = plan.phases().get(phaseIndex);
        this.weight = weight;
        this.result = result;
        this.epilogue = epilogue;
        Shape shape = result.shape();
        int height = Math.ceilDiv(shape.height() - phase.row(), plan.outputStride());
        int width = Math.ceilDiv(shape.width() - phase.column(), plan.outputStride());
        this.blocks = RowBlocks.of(shape.samples(), height, width,
                plan.inputStride() * map.shape().width() * map.shape().channels(), 1);
        this.input = new InputRows(map, InputRows.Reach.of(phase.runs()), plan.inputStride(), blocks.rows(), height,
                width);
        program.memory().reserveScratch(input.floats());
    }

    @Override
    public void run(Workers workers) {
        workers.run(blocks.chunks(), (chunk, worker) -> compute(blocks.block(chunk), worker));
    }

    private void compute(RowBlocks.Block block, int worker) {
        InputRows.Source source = input.read(block.sample(), block.row(), block.rows(), worker);
        int channels = result.shape().channels();
        int[] offsets = offsets(source);
        for (int row = 0; row < block.rows(); row++) {
            int y = phase.row() + (block.row() + row) * plan.outputStride();
            int pixel = (block.sample() * result.shape().height() + y) * result.shape().width() + phase.column();
            kernels.convolve(blocks.width(), channels, offsets, source.array(),
                    source.offset(row * plan.inputStride(), 0), plan.inputStride() * channels,
                    weight.array(), weight.offset(phaseIndex),
                    result.array(), result.offset() + pixel * channels, plan.outputStride() * channels);
            epilogue.finish(result, pixel, blocks.width(), channels, 0, channels);
        }
    }

    private int[] offsets(InputRows.Source source) {
        return phase.taps().stream().mapToInt(tap -> tap.row() * source.pitch() + tap.column() * source.channels())
                .toArray();
    }
}
