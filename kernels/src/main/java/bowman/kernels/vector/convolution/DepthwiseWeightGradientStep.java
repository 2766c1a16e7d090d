package bowman.kernels.vector.convolution;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Shape;
import bowman.kernels.vector.kernel.DepthwiseKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;
import java.util.Arrays;
import java.util.List;

/** The gradient of a depthwise convolution with respect to the weight: sums over parts of the rows, added in order. */
final class DepthwiseWeightGradientStep implements Step {

    private static final int MOST_PARTS = 32;

    private final DepthwiseKernels kernels;
    private final Memory memory;
    private final ConvolutionPlan plan;
    private final List<Tap> taps;
    private final View gradient;
    private final View result;
    private final RowBlocks blocks;
    private final InputRows input;
    private final int parts;

    DepthwiseWeightGradientStep(ProgramBuilder program, Geometry geometry, View map, View gradient, View result) {
        this.kernels = program.kernels().depthwise();
        this.memory = program.memory();
        this.plan = ConvolutionPlan.forward(geometry, result.shape());
        this.taps = plan.phases().getFirst().taps();
        this.gradient = gradient;
        this.result = result;
        Shape shape = gradient.shape();
        this.blocks = RowBlocks.of(shape.samples(), shape.height(), shape.width(),
                plan.inputStride() * map.shape().width() * map.shape().channels(), 1);
        this.input = new InputRows(map, InputRows.Reach.of(plan.phases().getFirst().runs()), plan.inputStride(),
                blocks.rows(), shape.height(), shape.width());
        this.parts = Math.min(blocks.chunks(), MOST_PARTS);
        memory.reserveScratch(input.floats());
        memory.reserveShared(Math.multiplyExact(parts, result.size()));
    }

    @Override
    public void run(Workers workers) {
        workers.run(parts, this::sum);
        float[] shared = memory.shared();
        int channels = plan.groups();
        for (int t = 0; t < taps.size(); t++) {
            for (int c = 0; c < channels; c++) {
                float sum = 0;
                for (int part = 0; part < parts; part++) {
                    sum += shared[part * result.size() + t * channels + c];
                }
                result.array()[result.offset() + c * taps.size() + taps.get(t).kernelIndex()] = sum;
            }
        }
    }

    private void sum(int part, int worker) {
        int channels = plan.groups();
        int at = part * result.size();
        Arrays.fill(memory.shared(), at, at + result.size(), 0);
        for (int chunk = blocks.chunks() * part / parts; chunk < blocks.chunks() * (part + 1) / parts; chunk++) {
            RowBlocks.Block block = blocks.block(chunk);
            InputRows.Source source = input.read(block.sample(), block.row(), block.rows(), worker);
            int[] offsets = taps.stream()
                    .mapToInt(tap -> tap.row() * source.pitch() + tap.column() * source.channels()).toArray();
            for (int row = 0; row < block.rows(); row++) {
                int pixel = (block.sample() * gradient.shape().height() + block.row() + row)
                        * gradient.shape().width();
                kernels.weightGradient(blocks.width(), channels, offsets, source.array(),
                        source.offset(row * plan.inputStride(), 0), plan.inputStride() * channels,
                        gradient.array(), gradient.offset() + pixel * channels, memory.shared(), at);
            }
        }
    }
}
