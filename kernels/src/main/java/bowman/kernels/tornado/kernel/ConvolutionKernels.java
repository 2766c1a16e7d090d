package bowman.kernels.tornado.kernel;

import static bowman.kernels.tornado.kernel.TileKernels.PER_ITEM;
import static bowman.kernels.tornado.kernel.TileKernels.PITCH;
import static bowman.kernels.tornado.kernel.TileKernels.TILE;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Convolutions as matrix products whose left operand, the map under every tap of the weight, is never stored (implicit
 * GEMM). {@link ConvolutionSizes} defines how sizes are packed. Weights are packed as (taps, in / groups, out).
 */
public final class ConvolutionKernels {

    /**
     * The number of terms of the sums that are in local memory at a time, and the floats of one operand's tile there.
     */
    private static final int DEPTH = TileKernels.STEPS / 2;
    private static final int LOCAL = DEPTH * PITCH;

    private ConvolutionKernels() {
    }

    /** Packs a weight of (out, in / groups, taps). */
    public static void pack(KernelContext context, FloatArray weight, int weightAt, FloatArray packed, int packedAt,
            int out, int in, int taps) {
        for (int i = context.globalIdx; i < out * in * taps; i += context.globalGroupSizeX) {
            int o = i % out;
            int row = i / out;
            packed.set(packedAt + i, weight.get(weightAt + (o * in + row % in) * taps + row / in));
        }
    }

    /** A tile of 64 pixels and 64 channels; the group's axes are pixels, channels and groups of channels. */
    public static void convolve(KernelContext context, FloatArray x, int xAt, FloatArray weight, int weightAt,
            FloatArray bias, int biasAt, FloatArray residual, int residualAt, FloatArray y, int yAt, long maps,
            long channels, long window, int epilogue) {
        int height = (int) (maps >> 45 & 0x7FFF);
        int width = (int) (maps >> 30 & 0x7FFF);
        int toHeight = (int) (maps >> 15 & 0x7FFF);
        int toWidth = (int) (maps & 0x7FFF);
        int samples = (int) (channels >> 40 & 0xFFFFF);
        int in = (int) (channels >> 20 & 0xFFFFF);
        int out = (int) (channels & 0xFFFFF);
        int rows = (int) (window >> 48 & 0xFF);
        int columns = (int) (window >> 40 & 0xFF);
        int stride = (int) (window >> 32 & 0xFF);
        int padding = (int) (window >> 24 & 0xFF);
        int dilation = (int) (window >> 16 & 0xFF);
        int groups = (int) (window & 0xFFFF);
        int groupIn = in / groups;
        int groupOut = out / groups;
        int pixels = samples * toHeight * toWidth;
        int terms = rows * columns * groupIn;
        int lane = context.localIdx;
        int ty = lane >> 4;
        int tx = lane & 15;
        int firstPixel = context.groupIdx * TILE;
        int firstChannel = context.groupIdy * TILE;
        int fromIn = context.groupIdz * groupIn;
        int fromOut = context.groupIdz * groupOut;
        float[] a = context.allocateFloatLocalArray(LOCAL);
        float[] b = context.allocateFloatLocalArray(LOCAL);
        float[] sums = new float[PER_ITEM * PER_ITEM];
        for (int i = 0; i < PER_ITEM * PER_ITEM; i++) {
            sums[i] = 0f;
        }
        int columnOfB = lane & 63;
        int termOfB = lane >> 6;
        for (int first = 0; first < terms; first += DEPTH) {
            int term = first + tx;
            int tap = term / groupIn;
            int down = tap / columns * dilation;
            int right = tap % columns * dilation;
            int channel = fromIn + term % groupIn;
            for (int i = 0; i < PER_ITEM; i++) {
                int pixel = firstPixel + ty + 16 * i;
                int line = pixel / toWidth;
                int row = line % toHeight * stride + down - padding;
                int column = pixel % toWidth * stride + right - padding;
                float value = 0f;
                if (term < terms && pixel < pixels && row >= 0 && row < height && column >= 0 && column < width) {
                    value = x.get(xAt + ((line / toHeight * height + row) * width + column) * in + channel);
                }
                a[tx * PITCH + ty + 16 * i] = value;
            }
            for (int i = 0; i < PER_ITEM; i++) {
                int termOfWeight = first + termOfB + 4 * i;
                float value = 0f;
                if (termOfWeight < terms && firstChannel + columnOfB < groupOut) {
                    value = weight.get(weightAt + termOfWeight * out + fromOut + firstChannel + columnOfB);
                }
                b[(termOfB + 4 * i) * PITCH + columnOfB] = value;
            }
            context.localBarrier();
            for (int k = 0; k < DEPTH; k++) {
                float b0 = b[k * PITCH + tx];
                float b1 = b[k * PITCH + tx + 16];
                float b2 = b[k * PITCH + tx + 32];
                float b3 = b[k * PITCH + tx + 48];
                for (int i = 0; i < PER_ITEM; i++) {
                    float v = a[k * PITCH + ty + 16 * i];
                    sums[4 * i] += v * b0;
                    sums[4 * i + 1] += v * b1;
                    sums[4 * i + 2] += v * b2;
                    sums[4 * i + 3] += v * b3;
                }
            }
            context.localBarrier();
        }
        for (int i = 0; i < PER_ITEM; i++) {
            for (int j = 0; j < PER_ITEM; j++) {
                int pixel = firstPixel + ty + 16 * i;
                int channel = firstChannel + tx + 16 * j;
                if (pixel < pixels && channel < groupOut) {
                    int at = pixel * out + fromOut + channel;
                    float sum = EpilogueKernels.finish(sums[4 * i + j], epilogue, bias, biasAt + fromOut + channel,
                            residual, residualAt + at);
                    y.set(yAt + at, sum);
                }
            }
        }
    }

    /** Each item has a pixel and 8 channels: for results of few channels, or of few pixels. */
    public static void convolveNarrow(KernelContext context, FloatArray x, int xAt, FloatArray weight, int weightAt,
            FloatArray bias, int biasAt, FloatArray residual, int residualAt, FloatArray y, int yAt, long maps,
            long channels, long window, int epilogue) {
        int height = (int) (maps >> 45 & 0x7FFF);
        int width = (int) (maps >> 30 & 0x7FFF);
        int toHeight = (int) (maps >> 15 & 0x7FFF);
        int toWidth = (int) (maps & 0x7FFF);
        int samples = (int) (channels >> 40 & 0xFFFFF);
        int in = (int) (channels >> 20 & 0xFFFFF);
        int out = (int) (channels & 0xFFFFF);
        int rows = (int) (window >> 48 & 0xFF);
        int columns = (int) (window >> 40 & 0xFF);
        int stride = (int) (window >> 32 & 0xFF);
        int padding = (int) (window >> 24 & 0xFF);
        int dilation = (int) (window >> 16 & 0xFF);
        int groups = (int) (window & 0xFFFF);
        int groupIn = in / groups;
        int groupOut = out / groups;
        int blocks = (groupOut + 7) / 8;
        int items = samples * toHeight * toWidth * groups * blocks;
        for (int item = context.globalIdx; item < items; item += context.globalGroupSizeX) {
            int firstChannel = item % blocks * 8;
            int group = item / blocks % groups;
            int pixel = item / blocks / groups;
            int fromOut = group * groupOut;
            int line = pixel / toWidth;
            int top = line % toHeight * stride - padding;
            int left = pixel % toWidth * stride - padding;
            float[] sums = new float[8];
            for (int j = 0; j < 8; j++) {
                sums[j] = 0f;
            }
            for (int tap = 0; tap < rows * columns; tap++) {
                int row = top + tap / columns * dilation;
                int column = left + tap % columns * dilation;
                if (row >= 0 && row < height && column >= 0 && column < width) {
                    int from = xAt + ((line / toHeight * height + row) * width + column) * in + group * groupIn;
                    int weights = weightAt + tap * groupIn * out + fromOut;
                    for (int channel = 0; channel < groupIn; channel++) {
                        float v = x.get(from + channel);
                        for (int j = 0; j < 8; j++) {
                            sums[j] += v * weight.get(weights + channel * out
                                    + Math.min(firstChannel + j, groupOut - 1));
                        }
                    }
                }
            }
            for (int j = 0; j < 8; j++) {
                int channel = firstChannel + j;
                if (channel < groupOut) {
                    int at = pixel * out + fromOut + channel;
                    float sum = EpilogueKernels.finish(sums[j], epilogue, bias, biasAt + fromOut + channel, residual,
                            residualAt + at);
                    y.set(yAt + at, sum);
                }
            }
        }
    }
}
