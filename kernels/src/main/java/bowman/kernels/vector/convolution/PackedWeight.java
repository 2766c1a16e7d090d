package bowman.kernels.vector.convolution;

import bowman.graph.Value;
import bowman.kernels.vector.convolution.ConvolutionPlan.Phase;
import bowman.kernels.vector.kernel.GemmKernels;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;
import java.util.Arrays;

/**
 * A convolution's weight as panels: for each phase and group, panel by panel, one row of {@link GemmKernels#panel()}
 * output channels for each term of a sum. The last panel is padded with zeros.
 */
final class PackedWeight {

    private final ConvolutionPlan plan;
    private final int width;
    private final int panels;
    private final int[] phaseOffsets;
    private final View weight;
    private final View packed;

    PackedWeight(ProgramBuilder program, ConvolutionPlan plan, Value value) {
        this.plan = plan;
        this.width = program.kernels().gemm().panel();
        this.panels = Math.ceilDiv(plan.outputs(), width);
        this.phaseOffsets = new int[plan.phases().size()];
        this.weight = program.view(value);
        int floats = 0;
        for (int i = 0; i < phaseOffsets.length; i++) {
            phaseOffsets[i] = floats;
            floats = Math.addExact(floats, Math.multiplyExact(panels * plan.groups(), panelSize(i)));
        }
        this.packed = program.reservePacked(value, Math.max(1, floats));
    }

    /** The number of panels per group. */
    int panels() {
        return panels;
    }

    float[] array() {
        return packed.array();
    }

    /** The offset of a panel. */
    int offset(int phase, int group, int panel) {
        return packed.offset() + phaseOffsets[phase] + (group * panels + panel) * panelSize(phase);
    }

    private int panelSize(int phase) {
        return plan.phases().get(phase).taps().size() * plan.inputs() * width;
    }

    /** Packs the current weight. */
    void pack(Workers workers) {
        int perPhase = plan.groups() * panels;
        workers.run(plan.phases().size() * perPhase, (chunk, worker) -> {
            int panel = chunk % perPhase;
            pack(chunk / perPhase, panel / panels, panel % panels);
        });
    }

    private void pack(int phaseIndex, int group, int panel) {
        Phase phase = plan.phases().get(phaseIndex);
        float[] from = weight.array();
        float[] to = array();
        int out = offset(phaseIndex, group, panel);
        int first = panel * width;
        int columns = Math.min(width, plan.outputs() - first);
        if (columns < width) {
            Arrays.fill(to, out, out + panelSize(phaseIndex), 0);
        }
        int base = weight.offset() + group * plan.groupStep() + first * plan.outputStep();
        for (int t = 0; t < phase.taps().size(); t++) {
            int in = base + phase.taps().get(t).kernelIndex();
            int row = out + t * plan.inputs() * width;
            if (plan.outputStep() <= plan.inputStep()) {
                for (int c = 0; c < plan.inputs(); c++) {
                    for (int j = 0; j < columns; j++) {
                        to[row + c * width + j] = from[in + c * plan.inputStep() + j * plan.outputStep()];
                    }
                }
            } else {
                for (int j = 0; j < columns; j++) {
                    for (int c = 0; c < plan.inputs(); c++) {
                        to[row + c * width + j] = from[in + c * plan.inputStep() + j * plan.outputStep()];
                    }
                }
            }
        }
    }
}
