package bowman.kernels.tornado;

import static bowman.kernels.tornado.TileKernels.PER_ITEM;
import static bowman.kernels.tornado.TileKernels.SIDE;
import static bowman.kernels.tornado.TileKernels.TILE;
import static bowman.kernels.tornado.TileKernels.WEIGHTS_PITCH;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * The gradient of attention. With P the softmax of the scores S and dO the result's gradient: dP = dO V^T, dS = scale P
 * (dP - D), D = rowsum(P dP), dQ = dS K, dK = dS^T Q, dV = P^T dO. Tiles of the scores are computed anew by each
 * kernel (Dao et al., FlashAttention, 2022). The groups' axes are tiles, heads and samples.
 */
final class AttentionGradientKernels {

    private AttentionGradientKernels() {
    }

    /** For each head the logarithm of the sum of exp(score) over a query's keys, of all queries, and then their D. */
    static void statistics(KernelContext context, FloatArray dy, int dyAt, FloatArray q, int qAt, FloatArray kv,
            int kvAt, FloatArray statistics, int statisticsAt, int queries, int keys, int headSize, float scale) {
        float[] panel = context.allocateFloatLocalArray(TileKernels.PANEL);
        float[] scores = new float[PER_ITEM * PER_ITEM];
        float[] slopes = new float[PER_ITEM * PER_ITEM];
        float[] largest = new float[PER_ITEM];
        float[] total = new float[PER_ITEM];
        float[] dot = new float[PER_ITEM];
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
        TileKernels.fill(largest, PER_ITEM, AttentionKernels.LOWEST);
        TileKernels.fill(total, PER_ITEM, 0f);
        TileKernels.fill(dot, PER_ITEM, 0f);
        for (int key = 0; key < keys; key += TILE) {
            int from = firstKey + key * 2 * channels;
            TileKernels.multiplyRows(context, row, column, q, qAt + query, channels, queries - first, kv, from, 2 * channels,
                    keys - key, headSize, panel, scores);
            TileKernels.multiplyRows(context, row, column, dy, dyAt + query, channels, queries - first, kv, from + channels,
                    2 * channels, keys - key, headSize, panel, slopes);
            for (int i = 0; i < PER_ITEM; i++) {
                float most = largest[i];
                for (int j = 0; j < PER_ITEM; j++) {
                    if (key + column + SIDE * j < keys) {
                        most = Math.max(most, scale * scores[i * PER_ITEM + j]);
                    }
                }
                float shrink = TornadoMath.exp(largest[i] - most);
                largest[i] = most;
                total[i] *= shrink;
                dot[i] *= shrink;
                for (int j = 0; j < PER_ITEM; j++) {
                    if (key + column + SIDE * j < keys) {
                        float weight = TornadoMath.exp(scale * scores[i * PER_ITEM + j] - most);
                        total[i] += weight;
                        dot[i] += weight * slopes[i * PER_ITEM + j];
                    }
                }
            }
        }
        for (int i = 0; i < PER_ITEM; i++) {
            panel[(row + SIDE * i) * SIDE + column] = largest[i];
        }
        context.localBarrier();
        for (int i = 0; i < PER_ITEM; i++) {
            float most = AttentionKernels.LOWEST;
            for (int j = 0; j < SIDE; j++) {
                most = Math.max(most, panel[(row + SIDE * i) * SIDE + j]);
            }
            float shrink = TornadoMath.exp(largest[i] - most);
            largest[i] = most;
            total[i] *= shrink;
            dot[i] *= shrink;
        }
        context.localBarrier();
        for (int i = 0; i < PER_ITEM; i++) {
            panel[(row + SIDE * i) * SIDE + column] = total[i];
            panel[(TILE + row + SIDE * i) * SIDE + column] = dot[i];
        }
        context.localBarrier();
        int out = statisticsAt + (sample * heads + head) * 2 * queries + first;
        for (int i = 0; i < PER_ITEM; i++) {
            if (column == 0 && first + row + SIDE * i < queries) {
                float sum = AttentionKernels.sumOfRow(panel, 0, row + SIDE * i);
                statistics.set(out + row + SIDE * i, largest[i] + TornadoMath.log(sum));
                statistics.set(out + queries + row + SIDE * i,
                        AttentionKernels.sumOfRow(panel, TILE * SIDE, row + SIDE * i) / sum);
            }
        }
    }

    static void queriesGradient(KernelContext context, FloatArray dy, int dyAt, FloatArray q, int qAt, FloatArray kv,
            int kvAt, FloatArray statistics, int statisticsAt, FloatArray dq, int dqAt, int queries, int keys,
            int headSize, float scale) {
        float[] panel = context.allocateFloatLocalArray(TileKernels.PANEL);
        float[] weights = context.allocateFloatLocalArray(TileKernels.WEIGHTS);
        int columns = (headSize + (SIDE - 1)) / SIDE;
        float[] scores = new float[PER_ITEM * PER_ITEM];
        float[] slopes = new float[PER_ITEM * PER_ITEM];
        float[] sums = new float[columns * PER_ITEM];
        float[] logSum = new float[PER_ITEM];
        float[] dot = new float[PER_ITEM];
        float[] factors = new float[PER_ITEM];
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
        int in = statisticsAt + (sample * heads + head) * 2 * queries;
        for (int i = 0; i < PER_ITEM; i++) {
            int known = Math.min(first + row + SIDE * i, queries - 1);
            logSum[i] = statistics.get(in + known);
            dot[i] = statistics.get(in + queries + known);
        }
        TileKernels.fill(sums, columns * PER_ITEM, 0f);
        TileKernels.fill(factors, PER_ITEM, scale);
        for (int key = 0; key < keys; key += TILE) {
            int from = firstKey + key * 2 * channels;
            TileKernels.multiplyRows(context, row, column, q, qAt + query, channels, queries - first, kv, from, 2 * channels,
                    keys - key, headSize, panel, scores);
            TileKernels.multiplyRows(context, row, column, dy, dyAt + query, channels, queries - first, kv, from + channels,
                    2 * channels, keys - key, headSize, panel, slopes);
            for (int i = 0; i < PER_ITEM; i++) {
                for (int j = 0; j < PER_ITEM; j++) {
                    float weight = 0f;
                    if (key + column + SIDE * j < keys) {
                        weight = TornadoMath.exp(scale * scores[i * PER_ITEM + j] - logSum[i])
                                * (slopes[i * PER_ITEM + j] - dot[i]);
                    }
                    weights[(row + SIDE * i) * WEIGHTS_PITCH + column + SIDE * j] = weight;
                }
            }
            TileKernels.combine(context, row, column, weights, kv, from, 2 * channels, keys - key, headSize, panel, sums);
        }
        TileKernels.store(row, column, sums, factors, dq, dqAt + query, channels, queries - first, headSize);
    }

    /**
     * A group has a tile of keys and every so manieth tile of queries: along the first axis, the tiles of keys for the
     * first part of the queries are followed by those for the second one. Each part leaves a gradient in the form of
     * the whole.
     */
    static void keysAndValuesGradient(KernelContext context, FloatArray dy, int dyAt, FloatArray q, int qAt,
            FloatArray kv, int kvAt, FloatArray statistics, int statisticsAt, FloatArray dkv, int dkvAt, int queries,
            int keys, int headSize, float scale) {
        float[] panel = context.allocateFloatLocalArray(TileKernels.PANEL);
        float[] weights = context.allocateFloatLocalArray(TileKernels.WEIGHTS);
        int columns = (headSize + (SIDE - 1)) / SIDE;
        float[] scores = new float[PER_ITEM * PER_ITEM];
        float[] slopes = new float[PER_ITEM * PER_ITEM];
        float[] keySums = new float[columns * PER_ITEM];
        float[] valueSums = new float[columns * PER_ITEM];
        float[] factors = new float[PER_ITEM];
        int group = context.groupIdx;
        int heads = context.globalGroupSizeY;
        int head = context.groupIdy;
        int samples = context.globalGroupSizeZ;
        int sample = context.groupIdz;
        int channels = heads * headSize;
        int tiles = (keys + (TILE - 1)) / TILE;
        int parts = context.globalGroupSizeX / (tiles * SIDE * SIDE);
        int part = group / tiles;
        int first = group % tiles * TILE;
        int item = context.localIdx;
        int row = item / SIDE;
        int column = item % SIDE;
        int firstQuery = sample * queries * channels + head * headSize;
        int key = (sample * keys + first) * 2 * channels + head * headSize;
        int in = statisticsAt + (sample * heads + head) * 2 * queries;
        TileKernels.fill(keySums, columns * PER_ITEM, 0f);
        TileKernels.fill(valueSums, columns * PER_ITEM, 0f);
        for (int query = part * TILE; query < queries; query += parts * TILE) {
            int from = firstQuery + query * channels;
            TileKernels.multiplyRows(context, row, column, kv, kvAt + key, 2 * channels, keys - first, q, qAt + from, channels,
                    queries - query, headSize, panel, scores);
            TileKernels.multiplyRows(context, row, column, kv, kvAt + key + channels, 2 * channels, keys - first, dy, dyAt + from,
                    channels, queries - query, headSize, panel, slopes);
            for (int j = 0; j < PER_ITEM; j++) {
                int known = query + column + SIDE * j;
                float logSum = statistics.get(in + Math.min(known, queries - 1));
                float dot = statistics.get(in + queries + Math.min(known, queries - 1));
                for (int i = 0; i < PER_ITEM; i++) {
                    float weight = 0f;
                    if (known < queries) {
                        weight = TornadoMath.exp(scale * scores[i * PER_ITEM + j] - logSum);
                    }
                    weights[(row + SIDE * i) * WEIGHTS_PITCH + column + SIDE * j] = weight;
                    slopes[i * PER_ITEM + j] = weight * (slopes[i * PER_ITEM + j] - dot);
                }
            }
            TileKernels.combine(context, row, column, weights, dy, dyAt + from, channels, queries - query, headSize, panel, valueSums);
            for (int i = 0; i < PER_ITEM; i++) {
                for (int j = 0; j < PER_ITEM; j++) {
                    weights[(row + SIDE * i) * WEIGHTS_PITCH + column + SIDE * j] = slopes[i * PER_ITEM + j];
                }
            }
            TileKernels.combine(context, row, column, weights, q, qAt + from, channels, queries - query, headSize, panel, keySums);
        }
        int out = dkvAt + part * samples * keys * 2 * channels + key;
        TileKernels.fill(factors, PER_ITEM, scale);
        TileKernels.store(row, column, keySums, factors, dkv, out, 2 * channels, keys - first, headSize);
        TileKernels.fill(factors, PER_ITEM, 1f);
        TileKernels.store(row, column, valueSums, factors, dkv, out + channels, 2 * channels, keys - first, headSize);
    }
}
