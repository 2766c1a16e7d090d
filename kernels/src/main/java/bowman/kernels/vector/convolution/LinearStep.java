package bowman.kernels.vector.convolution;

import bowman.kernels.vector.kernel.GemmKernels;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/**
 * A 1x1 convolution of stride 1: a product of matrices, pixels by channels. The work is split into blocks of pixels,
 * and of panels too where there are few pixels.
 */
final class LinearStep implements Step {

    private static final int BLOCK = 128;
    private static final int ENOUGH_CHUNKS = 16;

    private final GemmKernels gemm;
    private final View map;
    private final PackedWeight weight;
    private final View result;
    private final EpilogueRows epilogue;
    private final int pixels;
    private final int inputs;
    private final int outputs;
    private final int blocks;
    private final int panelGroups;

    LinearStep(ProgramBuilder program, View map, PackedWeight weight, View result, EpilogueRows epilogue) {
        this.gemm = program.kernels().gemm();
        this.map = map;
        this.weight = weight;
        this.result = result;
        this.epilogue = epilogue;
        this.pixels = map.shape().pixels();
        this.inputs = map.shape().channels();
        this.outputs = result.shape().channels();
        this.blocks = Math.ceilDiv(pixels, BLOCK);
        this.panelGroups = Math.min(weight.panels(), Math.ceilDiv(ENOUGH_CHUNKS, blocks));
    }

    @Override
    public void run(Workers workers) {
        workers.run(blocks * panelGroups, (chunk, worker) -> block(chunk / panelGroups, chunk % panelGroups));
    }

    private void block(int block, int group) {
        int first = block * BLOCK;
        int rows = Math.min(BLOCK, pixels - first);
        int fromPanel = weight.panels() * group / panelGroups;
        int toPanel = weight.panels() * (group + 1) / panelGroups;
        int width = gemm.panel();
        for (int panel = fromPanel; panel < toPanel; panel++) {
            int column = panel * width;
            gemm.multiply(rows, Math.min(width, outputs - column), inputs,
                    map.array(), map.offset() + first * inputs, inputs, 1,
                    weight.array(), weight.offset(0, 0, panel), width,
                    result.array(), result.offset() + first * outputs + column, outputs, false);
        }
        int from = fromPanel * width;
        epilogue.finish(result, first, rows, outputs, from, Math.min(toPanel * width, outputs) - from);
    }
}
