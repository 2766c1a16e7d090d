package bowman.kernels.vector.convolution;

import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;
import java.util.List;

/**
 * The partial sums of a weight's gradient, in shared memory: part by part and output channel by output channel, for
 * each tap one number per input channel.
 */
record PartialWeights(Memory memory, View result, List<Tap> taps, int inputs, int parts) {

    int floats() {
        return Math.multiplyExact(parts, result.size());
    }

    float[] array() {
        return memory.shared();
    }

    /** The offset of the sums of an output channel. */
    int offset(int part, int output) {
        return part * result.size() + output * taps.size() * inputs;
    }

    /** Adds the parts in order and rearranges the sums into the weight's order. */
    void finish(Workers workers) {
        workers.run(result.shape().extent(0), (output, worker) -> finish(output));
    }

    private void finish(int output) {
        float[] sums = array();
        float[] to = result.array();
        int area = taps.size();
        int out = result.offset() + output * area * inputs;
        for (int t = 0; t < area; t++) {
            int kernelIndex = taps.get(t).kernelIndex();
            for (int c = 0; c < inputs; c++) {
                int in = offset(0, output) + t * inputs + c;
                float sum = sums[in];
                for (int part = 1; part < parts; part++) {
                    sum += sums[part * result.size() + in];
                }
                to[out + c * area + kernelIndex] = sum;
            }
        }
    }
}
