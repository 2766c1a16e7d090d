package bowman.kernels.tornado;

import static bowman.kernels.tornado.TileKernels.PER_ITEM;
import static bowman.kernels.tornado.TileKernels.SIDE;
import static bowman.kernels.tornado.TileKernels.TILE;
import static bowman.kernels.tornado.TileKernels.WEIGHTS_PITCH;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Attention without a score matrix in memory: a work group takes 64 queries of one head past all keys, 64 at a time
 * (Dao et al., FlashAttention, 2022). The groups' axes are tiles of queries, heads and samples.
 */
final class AttentionKernels {

    /** Below every score, and finite, as devices need not know infinity. */
    static final float LOWEST = -3e38f;

    private AttentionKernels() {
    }

    /** Sums and weights are relative to the largest score so far, and shrink when a larger one comes. */
    static void attend(KernelContext context, FloatArray q, int qAt, FloatArray kv, int kvAt, FloatArray y, int yAt,
            int queries, int keys, int headSize, float scale) {
        float[] panel = context.allocateFloatLocalArray(TileKernels.PANEL);
        float[] weights = context.allocateFloatLocalArray(TileKernels.WEIGHTS);
        int columns = (headSize + (SIDE - 1)) / SIDE;
        float[] scores = new float[PER_ITEM * PER_ITEM];
        float[] sums = new float[columns * PER_ITEM];
        float[] largest = new float[PER_ITEM];
        float[] total = new float[PER_ITEM];
        int heads = context.globalGroupSizeY;
        int head = context.groupIdy;
        int sample = context.groupIdz;
        int channels = heads * headSize;
        int first = context.groupIdx * TILE;
        int item = context.localIdx;
        int row = item / SIDE;
        int column = item % SIDE;
        int query = (sample * queries + first) * channels + head * headSize;
        int firstKey = kvAt + sample * keys * 2 * channels + head * headSize;
        TileKernels.fill(sums, columns * PER_ITEM, 0f);
        TileKernels.fill(largest, PER_ITEM, LOWEST);
        TileKernels.fill(total, PER_ITEM, 0f);
        for (int key = 0; key < keys; key += TILE) {
            int from = firstKey + key * 2 * channels;
            TileKernels.multiplyRows(context, row, column, q, qAt + query, channels, queries - first, kv, from, 2 * channels,
                    keys - key, headSize, panel, scores);
            for (int i = 0; i < PER_ITEM; i++) {
                float most = LOWEST;
                for (int j = 0; j < PER_ITEM; j++) {
                    if (key + column + SIDE * j < keys) {
                        most = Math.max(most, scale * scores[i * PER_ITEM + j]);
                    }
                }
                panel[(row + SIDE * i) * SIDE + column] = most;
            }
            context.localBarrier();
            for (int i = 0; i < PER_ITEM; i++) {
                float most = largest[i];
                for (int j = 0; j < SIDE; j++) {
                    most = Math.max(most, panel[(row + SIDE * i) * SIDE + j]);
                }
                float shrink = TornadoMath.exp(largest[i] - most);
                largest[i] = most;
                total[i] *= shrink;
                for (int j = 0; j < columns; j++) {
                    sums[j * PER_ITEM + i] *= shrink;
                }
                for (int j = 0; j < PER_ITEM; j++) {
                    float weight = 0f;
                    if (key + column + SIDE * j < keys) {
                        weight = TornadoMath.exp(scale * scores[i * PER_ITEM + j] - most);
                    }
                    total[i] += weight;
                    weights[(row + SIDE * i) * WEIGHTS_PITCH + column + SIDE * j] = weight;
                }
            }
            context.localBarrier();
            TileKernels.combine(context, row, column, weights, kv, from + channels, 2 * channels, keys - key, headSize, panel, sums);
        }
        for (int i = 0; i < PER_ITEM; i++) {
            panel[(row + SIDE * i) * SIDE + column] = total[i];
        }
        context.localBarrier();
        for (int i = 0; i < PER_ITEM; i++) {
            total[i] = 1f / sumOfRow(panel, 0, row + SIDE * i);
        }
        TileKernels.store(row, column, sums, total, y, yAt + query, channels, queries - first, headSize);
    }

    /** The sum of what a row's 16 items have left in local memory. */
    static float sumOfRow(float[] shared, int at, int row) {
        float sum = 0f;
        for (int i = 0; i < SIDE; i++) {
            sum += shared[at + row * SIDE + i];
        }
        return sum;
    }
}
