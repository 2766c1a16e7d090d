package bowman.kernels.vector.step;

import bowman.graph.Node;
import bowman.kernels.vector.kernel.NormalizationKernels;
import bowman.kernels.vector.program.Memory;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.RowChunks;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;
import bowman.runtime.Workers;
import java.util.Arrays;

/** The gradients of layer norm; those with respect to gamma and beta are summed in parts, which are added in order. */
final class LayerNormGradientStep implements Step {

    private static final int MOST_PARTS = 64;

    private final NormalizationKernels kernels;
    private final Memory memory;
    private final float epsilon;
    private final View dy;
    private final View x;
    private final View gamma;
    private final View dx;
    private final View dgamma;
    private final View dbeta;
    private final RowChunks chunks;

    LayerNormGradientStep(ProgramBuilder program, Node node, float epsilon) {
        this.kernels = program.kernels().normalization();
        this.memory = program.memory();
        this.epsilon = epsilon;
        this.dy = program.operand(node, 0);
        this.x = program.operand(node, 1);
        this.gamma = program.operand(node, 2);
        this.dx = program.result(node, 0);
        this.dgamma = program.result(node, 1);
        this.dbeta = program.result(node, 2);
        int rows = x.shape().pixels();
        this.chunks = new RowChunks(rows, Math.max(64, Math.ceilDiv(rows, MOST_PARTS)));
        memory.reserveShared(chunks.count() * 2 * x.shape().channels());
    }

    @Override
    public void run(Workers workers) {
        int c = x.shape().channels();
        float[] shared = memory.shared();
        chunks.step((first, rows, worker) -> {
            int sums = first / chunks.perChunk() * 2 * c;
            Arrays.fill(shared, sums, sums + 2 * c, 0);
            kernels.layerNormGradient(rows, c, dy.array(), dy.offset() + first * c, x.array(), x.offset() + first * c,
                    gamma.array(), gamma.offset(), epsilon, dx.array(), dx.offset() + first * c, shared, sums);
        }).run(workers);
        for (int channel = 0; channel < c; channel++) {
            dgamma.array()[dgamma.offset() + channel] = sum(shared, channel, 2 * c);
            dbeta.array()[dbeta.offset() + channel] = sum(shared, c + channel, 2 * c);
        }
    }

    private float sum(float[] parts, int first, int step) {
        double sum = 0;
        for (int part = 0; part < chunks.count(); part++) {
            sum += parts[first + part * step];
        }
        return (float) sum;
    }
}
