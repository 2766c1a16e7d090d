package bowman.kernels.vector.step;

import bowman.graph.AttentionOp.Attention;
import bowman.kernels.vector.kernel.SoftmaxKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/** Attention, a block of queries at a time, so that their scores stay in the second-level cache. */
final class AttentionStep implements Step {

    private static final int SCORE_FLOATS = 1 << 16;

    private final Memory memory;
    private final AttentionPanels panels;
    private final SoftmaxKernels softmax;
    private final float scale;
    private final View queries;
    private final View keysAndValues;
    private final View result;
    private final int perSample;
    private final int block;

    AttentionStep(ProgramBuilder program, Attention op, View queries, View keysAndValues, View result) {
        this.memory = program.memory();
        this.panels = new AttentionPanels(program.kernels().gemm(), keysAndValues.shape(), op.heads());
        this.softmax = program.kernels().softmax();
        this.scale = op.scale();
        this.queries = queries;
        this.keysAndValues = keysAndValues;
        this.result = result;
        this.perSample = queries.shape().height() * queries.shape().width();
        this.block = blockOf(perSample, panels.pitch());
        memory.reserveScratch(Math.multiplyExact(block, panels.pitch()));
        memory.reserveShared(Math.multiplyExact(samples() * panels.heads(), floatsPerHead()));
    }

    /** The number of queries that are processed at once: a multiple of 8 where possible. */
    static int blockOf(int queries, int pitch) {
        return Math.min(queries, Math.clamp(SCORE_FLOATS / pitch / 8 * 8, 8, 128));
    }

    private int samples() {
        return queries.shape().samples();
    }

    private int floatsPerHead() {
        return panels.transposedFloats() + panels.uprightFloats();
    }

    @Override
    public void run(Workers workers) {
        int all = samples() * panels.heads();
        workers.run(all, (chunk, worker) -> {
            int at = chunk * floatsPerHead();
            int sample = chunk / panels.heads();
            int head = chunk % panels.heads();
            panels.transpose(keysAndValues, sample, head, false, memory.shared(), at);
            panels.upright(keysAndValues, sample, head, true, memory.shared(), at + panels.transposedFloats());
        });
        int blocks = Math.ceilDiv(perSample, block);
        workers.run(all * blocks, (chunk, worker) -> attend(chunk / blocks, chunk % blocks, memory.scratch(worker)));
    }

    private void attend(int index, int blockIndex, float[] scores) {
        int first = blockIndex * block;
        int rows = Math.min(block, perSample - first);
        int channels = panels.channels();
        int at = (index / panels.heads() * perSample + first) * channels
                + index % panels.heads() * panels.headChannels();
        int packed = index * floatsPerHead();
        panels.scores(rows, queries.array(), queries.offset() + at, channels, memory.shared(), packed, scores, 0);
        softmax.softmax(rows, panels.keys(), scale, scores, 0, scores, 0, panels.pitch());
        panels.combine(rows, scores, 0, memory.shared(), packed + panels.transposedFloats(), result.array(),
                result.offset() + at, channels);
    }
}
