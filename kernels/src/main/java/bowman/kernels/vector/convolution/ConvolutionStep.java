package bowman.kernels.vector.convolution;

import bowman.graph.Shape;
import bowman.kernels.vector.convolution.ConvolutionPlan.Phase;
import bowman.kernels.vector.kernel.GemmKernels;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;
import java.util.Arrays;

/**
 * A convolution, or its gradient with respect to the map, computed directly from the map, without a matrix of patches.
 * Where windows extend beyond the map's edge, the rows that a chunk reads are first copied, with margins of zeros.
 */
final class ConvolutionStep implements Step {

    private final GemmKernels gemm;
    private final ConvolutionPlan plan;
    private final View map;
    private final PackedWeight weight;
    private final View result;
    private final EpilogueRows epilogue;
    private final int phaseIndex;
    private final Phase phase;
    private final RowBlocks blocks;
    private final InputRows input;

    /** @param phaseIndex the index of the phase that this step computes */
    ConvolutionStep(ProgramBuilder program, ConvolutionPlan plan, int phaseIndex, View map, PackedWeight weight,
            View result, EpilogueRows epilogue) {
        this.gemm = program.kernels().gemm();
        this.plan = plan;
        this.map = map;
        this.weight = weight;
        this.result = result;
        this.epilogue = epilogue;
        this.phaseIndex = phaseIndex;
        this.phase = plan.phases().get(phaseIndex);
        Shape shape = result.shape();
        int height = Math.ceilDiv(shape.height() - phase.row(), plan.outputStride());
        int width = Math.ceilDiv(shape.width() - phase.column(), plan.outputStride());
        InputRows.Reach reach = InputRows.Reach.of(phase.runs());
        this.blocks = RowBlocks.of(shape.samples(), height, width, plan.inputStride()
                * map.shape().width() * map.shape().channels(), weight.panels());
        this.input = new InputRows(map, reach, plan.inputStride(), blocks.rows(), height, width);
        if (!phase.runs().isEmpty()) {
            program.memory().reserveScratch(input.floats());
        }
    }

    @Override
    public void run(Workers workers) {
        workers.run(blocks.chunks(), (chunk, worker) -> compute(blocks.block(chunk), worker));
    }

    private void compute(RowBlocks.Block block, int worker) {
        if (phase.runs().isEmpty()) {
            zero(block);
            return;
        }
        InputRows.Source source = input.read(block.sample(), block.row(), block.rows(), worker);
        int panelWidth = gemm.panel();
        int channels = result.shape().channels();
        int pixelStride = plan.outputStride();
        int fromChannel = block.fromPanel() * panelWidth;
        int countChannels = Math.min(block.toPanel() * panelWidth, plan.outputs()) - fromChannel;
        for (int group = 0; group < plan.groups(); group++) {
            for (int panel = block.fromPanel(); panel < block.toPanel(); panel++) {
                for (int row = 0; row < block.rows(); row++) {
                    int out = result.offset() + firstPixel(block, row) * channels + group * plan.outputs()
                            + panel * panelWidth;
                    row(source, row, group, panel, out, pixelStride * channels);
                }
            }
        }
        for (int group = 0; group < plan.groups(); group++) {
            for (int row = 0; row < block.rows(); row++) {
                epilogue.finish(result, firstPixel(block, row), blocks.width(), channels,
                        group * plan.outputs() + fromChannel, countChannels);
            }
        }
    }

    /** The output pixel of this phase's first column. */
    private int firstPixel(RowBlocks.Block block, int row) {
        int y = phase.row() + (block.row() + row) * plan.outputStride();
        return (block.sample() * result.shape().height() + y) * result.shape().width() + phase.column();
    }

    /** Pixels that no tap reaches; their gradient is 0. */
    private void zero(RowBlocks.Block block) {
        int channels = result.shape().channels();
        for (int row = 0; row < block.rows(); row++) {
            for (int i = 0; i < blocks.width(); i++) {
                int at = result.offset() + (firstPixel(block, row) + i * plan.outputStride()) * channels;
                Arrays.fill(result.array(), at, at + channels, 0);
            }
        }
    }

    private void row(InputRows.Source source, int row, int group, int panel, int out, int outPitch) {
        int columns = Math.min(gemm.panel(), plan.outputs() - panel * gemm.panel());
        int panelOffset = weight.offset(phaseIndex, group, panel);
        int channels = map.shape().channels();
        boolean add = false;
        for (TapRun run : phase.runs()) {
            int from = source.offset(row * plan.inputStride() + run.row(), run.column()) + group * plan.inputs();
            gemm.multiply(blocks.width(), columns, run.pixels() * plan.inputs(), source.array(), from,
                    plan.inputStride() * channels, 1, weight.array(), panelOffset + run.first() * gemm.panel(),
                    gemm.panel(), result.array(), out, outPitch, add);
            add = true;
        }
    }
}
