package bowman.kernels.vector.convolution;

import bowman.graph.Value;
import bowman.kernels.vector.kernel.GemmKernels;
import bowman.kernels.vector.kernel.WinogradKernels;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/**
 * The transformed weight of a convolution: for each group and panel of output channels, block by block of input
 * channels and point by point, one row of {@link GemmKernels#panel()} numbers per input channel. The last panel is
 * padded with zeros.
 */
final class WinogradWeight {

    /** Input channels that are summed at once. */
    private static final int BLOCK = 64;

    /** Input channels that are transformed at once, few enough for the first-level cache. */
    private static final int ROWS = 8;

    private final ConvolutionPlan plan;
    private final int[] kernelIndices;
    private final int width;
    private final int panels;
    private final int blocks;
    private final View weight;
    private final View packed;

    WinogradWeight(ProgramBuilder program, ConvolutionPlan plan, Value value) {
        this.plan = plan;
        this.kernelIndices = plan.phases().getFirst().taps().stream().mapToInt(Tap::kernelIndex).toArray();
        this.width = program.kernels().gemm().panel();
        this.panels = Math.ceilDiv(plan.outputs(), width);
        this.blocks = Math.ceilDiv(plan.inputs(), BLOCK);
        this.weight = program.view(value);
        this.packed = program.reservePacked(value, Math.multiplyExact(plan.groups() * panels, panelSize()));
    }

    /** The number of panels per group. */
    int panels() {
        return panels;
    }

    int blocks() {
        return blocks;
    }

    /** The first input channel of a block, or for the block after the last the number of input channels. */
    int firstInput(int block) {
        return (int) ((long) plan.inputs() * block / blocks);
    }

    /** The number of input channels of the largest block. */
    int blockInputs() {
        return Math.ceilDiv(plan.inputs(), blocks);
    }

    float[] array() {
        return packed.array();
    }

    /** The offset of the rows of a point. */
    int offset(int group, int panel, int block, int point) {
        int first = firstInput(block);
        int inputs = firstInput(block + 1) - first;
        return packed.offset() + (group * panels + panel) * panelSize()
                + WinogradKernels.POINTS * (first * width + block * WinogradKernels.SKEW) + point * step(inputs);
    }

    /** The distance of points, in floats. */
    private int step(int inputs) {
        return inputs * width + WinogradKernels.SKEW;
    }

    private int panelSize() {
        return WinogradKernels.POINTS * (plan.inputs() * width + blocks * WinogradKernels.SKEW);
    }

    /** Transforms the current weight. */
    void pack(Workers workers) {
        workers.run(plan.groups() * panels * blocks, (chunk, worker) -> {
            int panel = chunk / blocks;
            pack(panel / panels, panel % panels, chunk % blocks);
        });
    }

    private void pack(int group, int panel, int block) {
        WinogradWeightTransform transform = new WinogradWeightTransform(ROWS * width);
        int columns = Math.min(width, plan.outputs() - panel * width);
        int first = firstInput(block);
        int inputs = firstInput(block + 1) - first;
        int base = weight.offset() + group * plan.groupStep() + panel * width * plan.outputStep();
        int out = offset(group, panel, block, 0);
        for (int c = 0; c < inputs; c += ROWS) {
            int rows = Math.min(ROWS, inputs - c);
            for (int i = 0; i < rows; i++) {
                gather(base + (first + c + i) * plan.inputStep(), columns, transform.kernels(), i * width);
            }
            transform.run(rows * width, array(), out + c * width, step(inputs));
        }
    }

    /** Gathers one input channel's kernels, element by element. */
    private void gather(int in, int columns, double[][] to, int at) {
        float[] from = weight.array();
        for (int j = 0; j < columns; j++) {
            for (int k = 0; k < kernelIndices.length; k++) {
                to[k][at + j] = from[in + j * plan.outputStep() + kernelIndices[k]];
            }
        }
    }
}
