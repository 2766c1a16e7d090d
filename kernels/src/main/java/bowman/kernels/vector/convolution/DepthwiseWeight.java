package bowman.kernels.vector.convolution;

import bowman.graph.Value;
import bowman.kernels.vector.convolution.ConvolutionPlan.Phase;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;
import java.util.List;

/** A depthwise convolution's weight with the channels innermost: phase by phase, tap by tap. */
final class DepthwiseWeight {

    private final List<Phase> phases;
    private final int channels;
    private final View weight;
    private final View packed;

    DepthwiseWeight(ProgramBuilder program, ConvolutionPlan plan, Value value) {
        this.phases = plan.phases();
        this.channels = plan.groups();
        this.weight = program.view(value);
        this.packed = program.reservePacked(value, weight.size());
    }

    float[] array() {
        return packed.array();
    }

    /** The offset of the weight of a phase's first tap. */
    int offset(int phase) {
        return packed.offset() + phases.subList(0, phase).stream().mapToInt(p -> p.taps().size()).sum() * channels;
    }

    /** Packs the current weight. */
    void pack(Workers workers) {
        int area = weight.size() / channels;
        for (int phase = 0; phase < phases.size(); phase++) {
            int out = offset(phase);
            for (Tap tap : phases.get(phase).taps()) {
                for (int c = 0; c < channels; c++) {
                    packed.array()[out + c] = weight.array()[weight.offset() + c * area + tap.kernelIndex()];
                }
                out += channels;
            }
        }
    }
}
