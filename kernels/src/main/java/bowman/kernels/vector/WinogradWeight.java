package bowman.kernels.vector;

import bowman.graph.Value;
import bowman.kernels.vector.ConvolutionPlan.Phase;
import bowman.runtime.Workers;
import java.util.Arrays;

/**
 * The transformed weight G g G^T of a 3x3 convolution: for each group, panel by panel, 36 matrices of one row of {@link
 * GemmKernels#panel()} output channels per input channel. Missing output channels are 0.
 */
final class WinogradWeight {

    /** A kernel's numbers per pair of an input and an output channel. */
    static final int TAPS = 9;

    private static final int BLOCK = 16;

    private final WinogradKernels kernels;
    private final Memory memory;
    private final ConvolutionPlan plan;
    private final Phase phase;
    private final int width;
    private final int panels;
    private final View weight;
    private final View packed;

    WinogradWeight(Lowering lowering, ConvolutionPlan plan, Value value) {
        this.kernels = lowering.kernels().winograd();
        this.memory = lowering.memory();
        this.plan = plan;
        this.phase = plan.phases().getFirst();
        this.width = lowering.kernels().gemm().panel();
        this.panels = Math.ceilDiv(plan.outputs(), width);
        this.weight = lowering.view(value);
        this.packed = lowering.reservePacked(value,
                Math.multiplyExact(plan.groups() * panels, WinogradTile.PRODUCTS * plan.inputs() * width));
        memory.reserveScratch((TAPS + WinogradTile.WINDOW * 3) * BLOCK * width);
    }

    /** Panels per group. */
    int panels() {
        return panels;
    }

    float[] array() {
        return packed.array();
    }

    /** Where the matrix of a product begins. */
    int offset(int group, int panel, int product) {
        return packed.offset() + ((group * panels + panel) * WinogradTile.PRODUCTS + product) * plan.inputs() * width;
    }

    /** Transforms the weight as it is now. */
    void pack(Workers workers) {
        workers.run(plan.groups() * panels, (chunk, worker) -> {
            float[] scratch = memory.scratch(worker);
            for (int input = 0; input < plan.inputs(); input += BLOCK) {
                int inputs = Math.min(BLOCK, plan.inputs() - input);
                gather(chunk / panels, chunk % panels, input, inputs, scratch);
                transform(offset(chunk / panels, chunk % panels, 0) + input * width, inputs * width, scratch);
            }
        });
    }

    /** Puts the taps of some input channels one behind the other: for each tap, a panel's row per channel. */
    private void gather(int group, int panel, int input, int inputs, float[] scratch) {
        float[] from = weight.array();
        int first = panel * width;
        int columns = Math.min(width, plan.outputs() - first);
        int base = weight.offset() + group * plan.groupStep() + first * plan.outputStep() + input * plan.inputStep();
        if (columns < width) {
            Arrays.fill(scratch, 0, TAPS * inputs * width, 0);
        }
        for (int c = 0; c < inputs; c++) {
            for (int j = 0; j < columns; j++) {
                int in = base + c * plan.inputStep() + j * plan.outputStep();
                for (int tap = 0; tap < TAPS; tap++) {
                    scratch[(tap * inputs + c) * width + j] = from[in + phase.taps().get(tap).kernelIndex()];
                }
            }
        }
    }

    private void transform(int out, int n, float[] scratch) {
        int rows = TAPS * n;
        for (int column = 0; column < 3; column++) {
            kernels.weight(n, scratch, column * n, 3 * n, scratch, rows + column * n, 3 * n);
        }
        int step = plan.inputs() * width;
        for (int row = 0; row < WinogradTile.WINDOW; row++) {
            kernels.weight(n, scratch, rows + row * 3 * n, n, array(), out + row * WinogradTile.WINDOW * step, step);
        }
    }
}
