package bowman.kernels.vector.step;

import bowman.graph.AttentionOp.AttentionGradient;
import bowman.kernels.vector.kernel.GemmKernels;
import bowman.kernels.vector.kernel.SoftmaxKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;

/**
 * The gradient of attention. With P the softmax of the scores S and dO the result's gradient: dP = dO V^T, dS = scale P
 * (dP - rowsum(P dP)), dQ = dS K, dK = dS^T Q, dV = P^T dO. The queries are split into parts whose dK and dV are
 * added in order.
 */
final class AttentionGradientStep implements Step {

    private static final int ENOUGH_CHUNKS = 16;

    private final GemmKernels gemm;
    private final Memory memory;
    private final AttentionPanels panels;
    private final SoftmaxKernels softmax;
    private final float scale;
    private final View gradient;
    private final View queries;
    private final View keysAndValues;
    private final View queriesGradient;
    private final View keysAndValuesGradient;
    private final int perSample;
    private final int block;
    private final int parts;

    AttentionGradientStep(ProgramBuilder program, AttentionGradient op, View gradient, View queries, View keysAndValues,
            View queriesGradient, View keysAndValuesGradient) {
        this.gemm = program.kernels().gemm();
        this.memory = program.memory();
        this.panels = new AttentionPanels(gemm, keysAndValues.shape(), op.heads());
        this.softmax = program.kernels().softmax();
        this.scale = op.scale();
        this.gradient = gradient;
        this.queries = queries;
        this.keysAndValues = keysAndValues;
        this.queriesGradient = queriesGradient;
        this.keysAndValuesGradient = keysAndValuesGradient;
        this.perSample = queries.shape().height() * queries.shape().width();
        this.block = AttentionStep.blockOf(perSample, 2 * panels.pitch());
        this.parts = Math.clamp(Math.ceilDiv(ENOUGH_CHUNKS, heads()), 1, Math.ceilDiv(perSample, block));
        memory.reserveScratch(2 * block * panels.pitch() + block * gemm.panel());
        memory.reserveShared(Math.multiplyExact(heads(), Math.addExact(packedFloats(), parts * partFloats())));
    }

    /** Heads of all samples. */
    private int heads() {
        return queries.shape().samples() * panels.heads();
    }

    /** K^T and V^T for the scores, K for dQ. */
    private int packedFloats() {
        return 2 * panels.transposedFloats() + panels.uprightFloats();
    }

    /** dK, then dV, of one head. */
    private int partFloats() {
        return 2 * panels.keys() * panels.headChannels();
    }

    private int partOffset(int index, int part) {
        return heads() * packedFloats() + (index * parts + part) * partFloats();
    }

    @Override
    public void run(Workers workers) {
        workers.run(heads(), (index, worker) -> pack(index));
        workers.run(heads() * parts,
                (chunk, worker) -> part(chunk / parts, chunk % parts, memory.scratch(worker)));
        workers.run(heads(), (index, worker) -> addParts(index));
    }

    private void pack(int index) {
        int at = index * packedFloats();
        int sample = index / panels.heads();
        int head = index % panels.heads();
        panels.transpose(keysAndValues, sample, head, false, memory.shared(), at);
        panels.transpose(keysAndValues, sample, head, true, memory.shared(), at + panels.transposedFloats());
        panels.upright(keysAndValues, sample, head, false, memory.shared(), at + 2 * panels.transposedFloats());
    }

    private void part(int index, int part, float[] scratch) {
        int blocks = Math.ceilDiv(perSample, block);
        int firstBlock = blocks * part / parts;
        int endBlock = blocks * (part + 1) / parts;
        for (int i = firstBlock; i < endBlock; i++) {
            int first = i * block;
            block(index, first, Math.min(block, perSample - first), scratch, partOffset(index, part), i > firstBlock);
        }
    }

    private void block(int index, int first, int rows, float[] scratch, int partOffset, boolean add) {
        int channels = panels.channels();
        int pitch = panels.pitch();
        int at = (index / panels.heads() * perSample + first) * channels
                + index % panels.heads() * panels.headChannels();
        int packed = index * packedFloats();
        int p = 0;
        int ds = block * pitch;
        float[] shared = memory.shared();
        panels.scores(rows, queries.array(), queries.offset() + at, channels, shared, packed, scratch, p);
        softmax.softmax(rows, panels.keys(), scale, scratch, p, scratch, p, pitch);
        panels.scores(rows, gradient.array(), gradient.offset() + at, channels, shared,
                packed + panels.transposedFloats(), scratch, ds);
        accumulate(rows, scratch, p, gradient, at, partOffset + partFloats() / 2, add);
        softmax.gradient(rows, panels.keys(), scale, scratch, ds, scratch, p, scratch, ds, pitch);
        panels.combine(rows, scratch, ds, shared, packed + 2 * panels.transposedFloats(), queriesGradient.array(),
                queriesGradient.offset() + at, channels);
        accumulate(rows, scratch, ds, queries, at, partOffset, add);
    }

    /** out[key] (+)= sum over the block's rows i of weights[i][key] times row i of the map. */
    private void accumulate(int rows, float[] scratch, int weights, View map, int at, int out, boolean add) {
        int d = panels.headChannels();
        int copy = 2 * block * panels.pitch();
        for (int j = 0; j < d; j += gemm.panel()) {
            gemm.copyRows(rows, map.array(), map.offset() + at + j, panels.channels(), scratch, copy);
            gemm.multiply(panels.keys(), Math.min(gemm.panel(), d - j), rows, scratch, weights, 1, panels.pitch(),
                    scratch, copy, gemm.panel(), memory.shared(), out + j, d, add);
        }
    }

    private void addParts(int index) {
        float[] shared = memory.shared();
        float[] to = keysAndValuesGradient.array();
        int d = panels.headChannels();
        int channels = panels.channels();
        int sample = index / panels.heads();
        int head = index % panels.heads();
        for (int key = 0; key < panels.keys(); key++) {
            int out = keysAndValuesGradient.offset() + (sample * panels.keys() + key) * 2 * channels + head * d;
            for (int j = 0; j < d; j++) {
                int in = key * d + j;
                float keys = 0;
                float values = 0;
                for (int part = 0; part < parts; part++) {
                    keys += shared[partOffset(index, part) + in];
                    values += shared[partOffset(index, part) + partFloats() / 2 + in];
                }
                to[out + j] = keys;
                to[out + channels + j] = values;
            }
        }
    }
}
