package bowman.kernels.tornado.kernel;

import static bowman.kernels.tornado.kernel.TileKernels.ITEMS;
import static bowman.kernels.tornado.kernel.TileKernels.PER_ITEM;
import static bowman.kernels.tornado.kernel.TileKernels.PITCH;
import static bowman.kernels.tornado.kernel.TileKernels.SIDE;
import static bowman.kernels.tornado.kernel.TileKernels.TILE;
import static bowman.kernels.tornado.kernel.TileKernels.element;
import static bowman.kernels.tornado.kernel.TileKernels.fill;
import static bowman.kernels.tornado.kernel.TileKernels.inside;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * The statistics of each query that the kernels of attention's gradient read: the logarithm of the sum of exp(S) over
 * the keys, and D = rowsum(P dP), with P the softmax of the scores S and dP = dO V^T for the gradient dO of the result.
 * The groups' axes are tiles of queries, heads and samples.
 */
public final class AttentionStatisticsKernels {

    /** The number of steps of the four factors of S and dP that fit into a panel. */
    private static final int STEPS = TileKernels.STEPS / 4;

    private AttentionStatisticsKernels() {
    }

    /** Writes for each head the logarithms of all queries and then their D. */
    public static void statistics(KernelContext context, FloatArray dy, int dyAt, FloatArray q, int qAt, FloatArray kv,
            int kvAt, FloatArray statistics, int statisticsAt, int queries, int keys, int headSize, float scale) {
        float[] panel = context.allocateFloatLocalArray(TileKernels.PANEL);
        float[] scores = new float[PER_ITEM * PER_ITEM];
        float[] slopes = new float[PER_ITEM * PER_ITEM];
        float[] largest = new float[PER_ITEM];
        float[] total = new float[PER_ITEM];
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
        fill(largest, PER_ITEM, AttentionKernels.LOWEST);
        fill(total, PER_ITEM, 0f);
        fill(dot, PER_ITEM, 0f);
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
            // Each item uses the largest score that it has seen itself; these maxima are combined at the end.
            for (int i = 0; i < PER_ITEM; i++) {
                float most = largest[i];
                for (int j = 0; j < PER_ITEM; j++) {
                    scores[i * PER_ITEM + j] = scale * scores[i * PER_ITEM + j] + mask[j];
                    most = Math.max(most, scores[i * PER_ITEM + j]);
                }
                float shrink = TornadoMath.exp(largest[i] - most);
                largest[i] = most;
                total[i] *= shrink;
                dot[i] *= shrink;
                for (int j = 0; j < PER_ITEM; j++) {
                    float weight = TornadoMath.exp(scores[i * PER_ITEM + j] - most);
                    total[i] += weight;
                    dot[i] += weight * slopes[i * PER_ITEM + j];
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
        int out = statisticsAt + (sample * heads + head) * 2 * queries;
        for (int i = 0; i < PER_ITEM; i++) {
            float sum = 0f;
            float dots = 0f;
            for (int j = 0; j < SIDE; j++) {
                sum += panel[(row + SIDE * i) * SIDE + j];
                dots += panel[(TILE + row + SIDE * i) * SIDE + j];
            }
            int to = first + row + SIDE * i;
            if (column == 0 && to < queries) {
                statistics.set(out + to, largest[i] + TornadoMath.log(sum));
                statistics.set(out + queries + to, dots / sum);
            }
        }
    }
}
