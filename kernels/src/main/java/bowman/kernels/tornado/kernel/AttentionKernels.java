package bowman.kernels.tornado.kernel;

import static bowman.kernels.tornado.kernel.TileKernels.ITEMS;
import static bowman.kernels.tornado.kernel.TileKernels.PER_ITEM;
import static bowman.kernels.tornado.kernel.TileKernels.PITCH;
import static bowman.kernels.tornado.kernel.TileKernels.SIDE;
import static bowman.kernels.tornado.kernel.TileKernels.TILE;
import static bowman.kernels.tornado.kernel.TileKernels.TILE_PITCH;
import static bowman.kernels.tornado.kernel.TileKernels.element;
import static bowman.kernels.tornado.kernel.TileKernels.fill;
import static bowman.kernels.tornado.kernel.TileKernels.inside;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Attention without a score matrix in memory: a work group processes 64 queries of one head against all keys, 64 keys
 * at a time (Dao et al., FlashAttention, 2022). The groups' axes are tiles of queries, heads and samples.
 */
public final class AttentionKernels {

    /** Below every score, and finite, since devices need not support infinity. */
    static final float LOWEST = -3e38f;

    /** The number of steps of the two factors of the scores that fit into a panel. */
    private static final int STEPS = TileKernels.STEPS / 2;

    private AttentionKernels() {
    }

    /** Sums and weights are relative to a query's largest score so far, and are rescaled when a larger one is found. */
    public static void attend(KernelContext context, FloatArray q, int qAt, FloatArray kv, int kvAt, FloatArray y,
            int yAt, int queries, int keys, int headSize, float scale) {
        float[] panel = context.allocateFloatLocalArray(TileKernels.PANEL);
        float[] weights = context.allocateFloatLocalArray(TileKernels.TILE_SIZE);
        int columns = (headSize + (SIDE - 1)) / SIDE;
        float[] scores = new float[PER_ITEM * PER_ITEM];
        float[] sums = new float[columns * PER_ITEM];
        float[] largest = new float[PER_ITEM];
        float[] total = new float[PER_ITEM];
        float[] mask = new float[PER_ITEM];
        int item = context.localIdx;
        int step = item % STEPS;
        int row = item / SIDE;
        int column = item % SIDE;
        int heads = context.globalGroupSizeY;
        int head = context.groupIdy;
        int sample = context.groupIdz;
        int first = context.groupIdx * TILE;
        int channels = heads * headSize;
        int query = sample * queries * channels + head * headSize;
        int key = kvAt + sample * keys * 2 * channels + head * headSize;
        int value = key + channels;
        fill(sums, columns * PER_ITEM, 0f);
        fill(largest, PER_ITEM, LOWEST);
        fill(total, PER_ITEM, 0f);
        for (int firstKey = 0; firstKey < keys; firstKey += TILE) {
            // S = Q K^T
            fill(scores, PER_ITEM * PER_ITEM, 0f);
            for (int start = 0; start < headSize; start += STEPS) {
                float valid = 1f;
                if (headSize % STEPS != 0) {
                    valid = inside(start + step, headSize);
                }
                int channel = start + step;
                for (int i = 0; i < TILE * STEPS / ITEMS; i++) {
                    int place = item / STEPS + ITEMS / STEPS * i;
                    panel[step * PITCH + place] =
                            valid * element(q, qAt + query, channels, first + place, queries, channel, headSize);
                    panel[(STEPS + step) * PITCH + place] =
                            element(kv, key, 2 * channels, firstKey + place, keys, channel, headSize);
                }
                context.localBarrier();
                for (int s = 0; s < STEPS; s++) {
                    for (int i = 0; i < PER_ITEM; i++) {
                        float left = panel[s * PITCH + row + SIDE * i];
                        for (int j = 0; j < PER_ITEM; j++) {
                            scores[i * PER_ITEM + j] += left * panel[(STEPS + s) * PITCH + column + SIDE * j];
                        }
                    }
                }
                context.localBarrier();
            }
            for (int j = 0; j < PER_ITEM; j++) {
                mask[j] = mask(firstKey + column + SIDE * j, keys);
            }
            for (int i = 0; i < PER_ITEM; i++) {
                float most = LOWEST;
                for (int j = 0; j < PER_ITEM; j++) {
                    scores[i * PER_ITEM + j] = scale * scores[i * PER_ITEM + j] + mask[j];
                    most = Math.max(most, scores[i * PER_ITEM + j]);
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
                    float weight = TornadoMath.exp(scores[i * PER_ITEM + j] - most);
                    total[i] += weight;
                    weights[(row + SIDE * i) * TILE_PITCH + column + SIDE * j] = weight;
                }
            }
            context.localBarrier();
            // O += P V
            for (int from = 0; from < columns; from += PER_ITEM) {
                int count = Math.min(columns - from, PER_ITEM);
                for (int start = 0; start < TILE; start += TileKernels.STEPS) {
                    for (int i = 0; i < TileKernels.STEPS * TILE / ITEMS; i++) {
                        int place = item / TILE + ITEMS / TILE * i;
                        panel[place * PITCH + item % TILE] = element(kv, value, 2 * channels,
                                firstKey + start + place, keys, from * SIDE + item % TILE, headSize);
                    }
                    context.localBarrier();
                    for (int s = 0; s < TileKernels.STEPS; s++) {
                        for (int j = 0; j < count; j++) {
                            float right = panel[s * PITCH + column + SIDE * j];
                            for (int i = 0; i < PER_ITEM; i++) {
                                sums[(from + j) * PER_ITEM + i] +=
                                        weights[(row + SIDE * i) * TILE_PITCH + start + s] * right;
                            }
                        }
                    }
                    context.localBarrier();
                }
            }
        }
        for (int i = 0; i < PER_ITEM; i++) {
            panel[(row + SIDE * i) * SIDE + column] = total[i];
        }
        context.localBarrier();
        for (int i = 0; i < PER_ITEM; i++) {
            float sum = 0f;
            for (int j = 0; j < SIDE; j++) {
                sum += panel[(row + SIDE * i) * SIDE + j];
            }
            total[i] = sum;
        }
        for (int from = 0; from < columns; from += PER_ITEM) {
            int count = Math.min(columns - from, PER_ITEM);
            for (int i = 0; i < PER_ITEM; i++) {
                for (int j = 0; j < count; j++) {
                    weights[(row + SIDE * i) * TILE_PITCH + column + SIDE * j] =
                            sums[(from + j) * PER_ITEM + i] / total[i];
                }
            }
            context.localBarrier();
            for (int i = item; i < TILE * TILE; i += ITEMS) {
                int to = first + i / TILE;
                int channel = from * SIDE + i % TILE;
                if (to < queries && channel < headSize) {
                    y.set(yAt + query + to * channels + channel, weights[i / TILE * TILE_PITCH + i % TILE]);
                }
            }
            context.localBarrier();
        }
    }

    /** The number to add to the scores of an index, so that those from {@code count} on have no weight. */
    static float mask(int index, int count) {
        return LOWEST * (1f - inside(index, count));
    }
}
