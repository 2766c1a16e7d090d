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
 * The gradient of attention with respect to the keys and the values. With P the softmax of the scores S, and dP = dO
 * V^T for the gradient dO of the result, dS = scale P (dP - D), dK = dS^T Q and dV = P^T dO; the tiles of S and dP are
 * recomputed (Dao et al., FlashAttention, 2022). The groups' axes are tiles of keys, heads and samples.
 */
public final class AttentionKeysGradientKernels {

    /** The number of steps of the four factors of S^T and dP^T that fit into a panel. */
    private static final int STEPS = TileKernels.STEPS / 4;

    private AttentionKeysGradientKernels() {
    }

    /**
     * Reads the statistics of {@link AttentionStatisticsKernels}. A group has a tile of keys, which are its rows, and a
     * part of the queries: every n-th tile, for n parts. Along the first axis, the groups of the first part are
     * followed by those of the second one. Each part writes a gradient of the shape of the whole.
     */
    public static void keysAndValuesGradient(KernelContext context, FloatArray dy, int dyAt, FloatArray q, int qAt,
            FloatArray kv, int kvAt, FloatArray statistics, int statisticsAt, FloatArray dkv, int dkvAt, int queries,
            int keys, int headSize, float scale) {
        float[] panel = context.allocateFloatLocalArray(TileKernels.PANEL);
        float[] weights = context.allocateFloatLocalArray(TileKernels.TILE_SIZE);
        int columns = (headSize + (SIDE - 1)) / SIDE;
        float[] scores = new float[PER_ITEM * PER_ITEM];
        float[] slopes = new float[PER_ITEM * PER_ITEM];
        float[] keySums = new float[columns * PER_ITEM];
        float[] valueSums = new float[columns * PER_ITEM];
        int item = context.localIdx;
        int step = item % STEPS;
        int row = item / SIDE;
        int column = item % SIDE;
        int heads = context.globalGroupSizeY;
        int head = context.groupIdy;
        int samples = context.globalGroupSizeZ;
        int sample = context.groupIdz;
        int group = context.groupIdx;
        int items = context.globalGroupSizeX;
        int tiles = (keys + (TILE - 1)) / TILE;
        int parts = items / (tiles * ITEMS);
        int part = group / tiles;
        int first = group % tiles * TILE;
        int channels = heads * headSize;
        int query = sample * queries * channels + head * headSize;
        int key = sample * keys * 2 * channels + head * headSize;
        int value = key + channels;
        int in = statisticsAt + (sample * heads + head) * 2 * queries;
        fill(keySums, columns * PER_ITEM, 0f);
        fill(valueSums, columns * PER_ITEM, 0f);
        for (int firstQuery = part * TILE; firstQuery < queries; firstQuery += parts * TILE) {
            // S^T = K Q^T and dP^T = V dO^T
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
                            valid * element(kv, kvAt + key, 2 * channels, first + place, keys, channel, headSize);
                    panel[(STEPS + step) * PITCH + place] =
                            element(q, qAt + query, channels, firstQuery + place, queries, channel, headSize);
                    panel[(2 * STEPS + step) * PITCH + place] =
                            valid * element(kv, kvAt + value, 2 * channels, first + place, keys, channel, headSize);
                    panel[(3 * STEPS + step) * PITCH + place] =
                            element(dy, dyAt + query, channels, firstQuery + place, queries, channel, headSize);
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
                int known = Math.min(firstQuery + column + SIDE * j, queries - 1);
                float logSum = statistics.get(in + known);
                float dot = statistics.get(in + queries + known);
                float mask = AttentionKernels.mask(firstQuery + column + SIDE * j, queries);
                for (int i = 0; i < PER_ITEM; i++) {
                    float weight = TornadoMath.exp(scale * scores[i * PER_ITEM + j] + mask - logSum);
                    weights[(row + SIDE * i) * TILE_PITCH + column + SIDE * j] = weight;
                    slopes[i * PER_ITEM + j] = weight * (slopes[i * PER_ITEM + j] - dot);
                }
            }
            // dV += P^T dO
            for (int from = 0; from < columns; from += PER_ITEM) {
                int count = Math.min(columns - from, PER_ITEM);
                for (int start = 0; start < TILE; start += TileKernels.STEPS) {
                    for (int i = 0; i < TileKernels.STEPS * TILE / ITEMS; i++) {
                        int place = item / TILE + ITEMS / TILE * i;
                        panel[place * PITCH + item % TILE] = element(dy, dyAt + query, channels,
                                firstQuery + start + place, queries, from * SIDE + item % TILE, headSize);
                    }
                    context.localBarrier();
                    for (int s = 0; s < TileKernels.STEPS; s++) {
                        for (int j = 0; j < count; j++) {
                            float right = panel[s * PITCH + column + SIDE * j];
                            for (int i = 0; i < PER_ITEM; i++) {
                                valueSums[(from + j) * PER_ITEM + i] +=
                                        weights[(row + SIDE * i) * TILE_PITCH + start + s] * right;
                            }
                        }
                    }
                    context.localBarrier();
                }
            }
            for (int i = 0; i < PER_ITEM; i++) {
                for (int j = 0; j < PER_ITEM; j++) {
                    weights[(row + SIDE * i) * TILE_PITCH + column + SIDE * j] = slopes[i * PER_ITEM + j];
                }
            }
            // dK += dS^T Q
            for (int from = 0; from < columns; from += PER_ITEM) {
                int count = Math.min(columns - from, PER_ITEM);
                for (int start = 0; start < TILE; start += TileKernels.STEPS) {
                    for (int i = 0; i < TileKernels.STEPS * TILE / ITEMS; i++) {
                        int place = item / TILE + ITEMS / TILE * i;
                        panel[place * PITCH + item % TILE] = element(q, qAt + query, channels,
                                firstQuery + start + place, queries, from * SIDE + item % TILE, headSize);
                    }
                    context.localBarrier();
                    for (int s = 0; s < TileKernels.STEPS; s++) {
                        for (int j = 0; j < count; j++) {
                            float right = panel[s * PITCH + column + SIDE * j];
                            for (int i = 0; i < PER_ITEM; i++) {
                                keySums[(from + j) * PER_ITEM + i] +=
                                        weights[(row + SIDE * i) * TILE_PITCH + start + s] * right;
                            }
                        }
                    }
                    context.localBarrier();
                }
            }
        }
        int out = dkvAt + part * samples * keys * 2 * channels;
        for (int from = 0; from < columns; from += PER_ITEM) {
            int count = Math.min(columns - from, PER_ITEM);
            for (int i = 0; i < PER_ITEM; i++) {
                int to = first + row + SIDE * i;
                for (int j = 0; j < count; j++) {
                    int channel = (from + j) * SIDE + column;
                    if (to < keys && channel < headSize) {
                        dkv.set(out + key + to * 2 * channels + channel, scale * keySums[(from + j) * PER_ITEM + i]);
                        dkv.set(out + value + to * 2 * channels + channel, valueSums[(from + j) * PER_ITEM + i]);
                    }
                }
            }
        }
    }
}
