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
 * The gradient of attention with respect to the queries. With P the softmax of the scores S, and dP = dO V^T for the
 * gradient dO of the result, dS = scale P (dP - D) and dQ = dS K; the tiles of S and dP are recomputed (Dao et al.,
 * FlashAttention, 2022). The groups' axes are tiles of queries, heads and samples.
 */
public final class AttentionQueriesGradientKernels {

    /** The number of steps of the four factors of S and dP that fit into a panel. */
    private static final int STEPS = TileKernels.STEPS / 4;

    private AttentionQueriesGradientKernels() {
    }

    /** Reads the statistics of {@link AttentionStatisticsKernels}. */
    public static void queriesGradient(KernelContext context, FloatArray dy, int dyAt, FloatArray q, int qAt,
            FloatArray kv, int kvAt, FloatArray statistics, int statisticsAt, FloatArray dq, int dqAt, int queries,
            int keys, int headSize, float scale) {
        float[] panel = context.allocateFloatLocalArray(TileKernels.PANEL);
        float[] weights = context.allocateFloatLocalArray(TileKernels.TILE_SIZE);
        int columns = (headSize + (SIDE - 1)) / SIDE;
        float[] scores = new float[PER_ITEM * PER_ITEM];
        float[] slopes = new float[PER_ITEM * PER_ITEM];
        float[] sums = new float[columns * PER_ITEM];
        float[] logSum = new float[PER_ITEM];
        float[] dot = new float[PER_ITEM];
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
        int in = statisticsAt + (sample * heads + head) * 2 * queries;
        for (int i = 0; i < PER_ITEM; i++) {
            int known = Math.min(first + row + SIDE * i, queries - 1);
            logSum[i] = statistics.get(in + known);
            dot[i] = statistics.get(in + queries + known);
        }
        fill(sums, columns * PER_ITEM, 0f);
        for (int firstKey = 0; firstKey < keys; firstKey += TILE) {
            // S = Q K^T and dP = dO V^T
            fill(scores, PER_ITEM * PER_ITEM, 0f);
            fill(slopes, PER_ITEM * PER_ITEM, 0f);
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
                    panel[(2 * STEPS + step) * PITCH + place] =
                            valid * element(dy, dyAt + query, channels, first + place, queries, channel, headSize);
                    panel[(3 * STEPS + step) * PITCH + place] =
                            element(kv, value, 2 * channels, firstKey + place, keys, channel, headSize);
                }
                context.localBarrier();
                for (int s = 0; s < STEPS; s++) {
                    for (int i = 0; i < PER_ITEM; i++) {
                        float left = panel[s * PITCH + row + SIDE * i];
                        float slope = panel[(2 * STEPS + s) * PITCH + row + SIDE * i];
                        for (int j = 0; j < PER_ITEM; j++) {
                            scores[i * PER_ITEM + j] += left * panel[(STEPS + s) * PITCH + column + SIDE * j];
                            slopes[i * PER_ITEM + j] += slope * panel[(3 * STEPS + s) * PITCH + column + SIDE * j];
                        }
                    }
                }
                context.localBarrier();
            }
            for (int j = 0; j < PER_ITEM; j++) {
                mask[j] = AttentionKernels.mask(firstKey + column + SIDE * j, keys);
            }
            for (int i = 0; i < PER_ITEM; i++) {
                for (int j = 0; j < PER_ITEM; j++) {
                    float weight = TornadoMath.exp(scale * scores[i * PER_ITEM + j] + mask[j] - logSum[i]);
                    weights[(row + SIDE * i) * TILE_PITCH + column + SIDE * j] =
                            weight * (slopes[i * PER_ITEM + j] - dot[i]);
                }
            }
            // dQ += dS K
            for (int from = 0; from < columns; from += PER_ITEM) {
                int count = Math.min(columns - from, PER_ITEM);
                for (int start = 0; start < TILE; start += TileKernels.STEPS) {
                    for (int i = 0; i < TileKernels.STEPS * TILE / ITEMS; i++) {
                        int place = item / TILE + ITEMS / TILE * i;
                        panel[place * PITCH + item % TILE] = element(kv, key, 2 * channels,
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
        for (int from = 0; from < columns; from += PER_ITEM) {
            int count = Math.min(columns - from, PER_ITEM);
            for (int i = 0; i < PER_ITEM; i++) {
                for (int j = 0; j < count; j++) {
                    weights[(row + SIDE * i) * TILE_PITCH + column + SIDE * j] =
                            scale * sums[(from + j) * PER_ITEM + i];
                }
            }
            context.localBarrier();
            for (int i = item; i < TILE * TILE; i += ITEMS) {
                int to = first + i / TILE;
                int channel = from * SIDE + i % TILE;
                if (to < queries && channel < headSize) {
                    dq.set(dqAt + query + to * channels + channel, weights[i / TILE * TILE_PITCH + i % TILE]);
                }
            }
            context.localBarrier();
        }
    }
}
