package bowman.kernels.tornado.kernel;

import static bowman.kernels.tornado.kernel.TileKernels.PER_ITEM;
import static bowman.kernels.tornado.kernel.TileKernels.PITCH;
import static bowman.kernels.tornado.kernel.TileKernels.TILE;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** The gradients of {@link ConvolutionKernels}, with the same packed sizes and weights. */
public final class ConvolutionGradientKernels {

    /**
     * The number of terms of the sums that are in local memory at a time, and the floats of one operand's tile there.
     */
    private static final int DEPTH = TileKernels.STEPS / 2;
    private static final int LOCAL = DEPTH * PITCH;

    private ConvolutionGradientKernels() {
    }

    /**
     * A tile of 64 pixels and 64 channels of the map. Pixels whose coordinates leave the same remainders by the stride
     * (a phase) see the same taps and no others, so a tile has pixels of one phase. The group's third axis is the phase
     * and the group of channels. Along an axis, every {@code step}-th tap belongs to a phase.
     */
    public static void byMap(KernelContext context, FloatArray dy, int dyAt, FloatArray weight, int weightAt,
            FloatArray dx, int dxAt, long maps, long channels, long window, int step) {
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
        int phase = context.groupIdz % (stride * stride);
        int group = context.groupIdz / (stride * stride);
        int phaseDown = phase / stride;
        int phaseRight = phase % stride;
        int firstRow = rows;
        int firstColumn = columns;
        for (int tap = 0; tap < step; tap++) {
            if (tap * dilation % stride == (phaseDown + padding) % stride) {
                firstRow = Math.min(tap, rows);
            }
            if (tap * dilation % stride == (phaseRight + padding) % stride) {
                firstColumn = Math.min(tap, columns);
            }
        }
        int rowsLeft = Math.max(0, rows - firstRow);
        int columnsLeft = Math.max(0, columns - firstColumn);
        int tapRows = rowsLeft / step + Math.min(1, rowsLeft % step);
        int tapColumns = columnsLeft / step + Math.min(1, columnsLeft % step);
        int terms = tapRows * tapColumns * groupOut;
        int phaseHeight = height / stride + Math.min(1, height % stride);
        int phaseWidth = width / stride + Math.min(1, width % stride);
        int pixels = samples * phaseHeight * phaseWidth;
        int lane = context.localIdx;
        int ty = lane >> 4;
        int tx = lane & 15;
        int firstPixel = context.groupIdx * TILE;
        int firstChannel = context.groupIdy * TILE;
        float[] a = context.allocateFloatLocalArray(LOCAL);
        float[] b = context.allocateFloatLocalArray(LOCAL);
        float[] sums = new float[PER_ITEM * PER_ITEM];
        for (int i = 0; i < PER_ITEM * PER_ITEM; i++) {
            sums[i] = 0f;
        }
        for (int first = 0; first < terms; first += DEPTH) {
            int term = first + tx;
            int tap = term / groupOut;
            int tapRow = firstRow + tap / tapColumns * step;
            int tapColumn = firstColumn + tap % tapColumns * step;
            int channel = group * groupOut + term % groupOut;
            for (int i = 0; i < PER_ITEM; i++) {
                int pixel = firstPixel + ty + 16 * i;
                int line = pixel / phaseWidth;
                int down = line % phaseHeight * stride + phaseDown + padding - tapRow * dilation;
                int right = pixel % phaseWidth * stride + phaseRight + padding - tapColumn * dilation;
                float value = 0f;
                if (down >= 0 && right >= 0) {
                    int row = down / stride;
                    int column = right / stride;
                    if (term < terms && pixel < pixels && row < toHeight && column < toWidth) {
                        value = dy.get(dyAt + ((line / phaseHeight * toHeight + row) * toWidth + column) * out
                                + channel);
                    }
                }
                a[tx * PITCH + ty + 16 * i] = value;
            }
            for (int i = 0; i < PER_ITEM; i++) {
                int inChannel = firstChannel + ty + 16 * i;
                float value = 0f;
                if (term < terms && inChannel < groupIn) {
                    value = weight.get(weightAt + ((tapRow * columns + tapColumn) * groupIn + inChannel) * out
                            + channel);
                }
                b[tx * PITCH + ty + 16 * i] = value;
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
                int inChannel = firstChannel + tx + 16 * j;
                int line = pixel / phaseWidth;
                int row = line % phaseHeight * stride + phaseDown;
                int column = pixel % phaseWidth * stride + phaseRight;
                if (pixel < pixels && inChannel < groupIn && row < height && column < width) {
                    dx.set(dxAt + ((line / phaseHeight * height + row) * width + column) * in + group * groupIn
                            + inChannel, sums[4 * i + j]);
                }
            }
        }
    }

    /**
     * A tile of 64 channels of the result and 64 columns (taps times channels of the map) of the weight, summed over a
     * part of the pixels. The group's third axis is the part and the group of channels. The result is (parts, weight).
     */
    public static void byWeight(KernelContext context, FloatArray x, int xAt, FloatArray dy, int dyAt, FloatArray parts,
            int partsAt, int partPixels, long maps, long channels, long window) {
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
        int taps = rows * columns;
        int group = context.groupIdz % groups;
        int part = context.groupIdz / groups;
        int lane = context.localIdx;
        int ty = lane >> 4;
        int tx = lane & 15;
        int firstOut = context.groupIdx * TILE;
        int firstColumn = context.groupIdy * TILE;
        float[] a = context.allocateFloatLocalArray(LOCAL);
        float[] b = context.allocateFloatLocalArray(LOCAL);
        float[] sums = new float[PER_ITEM * PER_ITEM];
        for (int i = 0; i < PER_ITEM * PER_ITEM; i++) {
            sums[i] = 0f;
        }
        int columnOfTile = lane & 63;
        int termOfTile = lane >> 6;
        int outChannel = firstOut + columnOfTile;
        int weightColumn = firstColumn + columnOfTile;
        int tapOfItem = weightColumn / groupIn;
        int down = tapOfItem / columns * dilation;
        int right = tapOfItem % columns * dilation;
        int inChannel = group * groupIn + weightColumn % groupIn;
        int end = Math.min((part + 1) * partPixels, samples * toHeight * toWidth);
        for (int first = part * partPixels; first < end; first += DEPTH) {
            for (int i = 0; i < PER_ITEM; i++) {
                int pixel = first + termOfTile + 4 * i;
                float left = 0f;
                float value = 0f;
                if (pixel < end) {
                    if (outChannel < groupOut) {
                        left = dy.get(dyAt + pixel * out + group * groupOut + outChannel);
                    }
                    int line = pixel / toWidth;
                    int row = line % toHeight * stride + down - padding;
                    int column = pixel % toWidth * stride + right - padding;
                    if (tapOfItem < taps && row >= 0 && row < height && column >= 0 && column < width) {
                        value = x.get(xAt + ((line / toHeight * height + row) * width + column) * in + inChannel);
                    }
                }
                a[(termOfTile + 4 * i) * PITCH + columnOfTile] = left;
                b[(termOfTile + 4 * i) * PITCH + columnOfTile] = value;
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
                int o = firstOut + ty + 16 * i;
                int column = firstColumn + tx + 16 * j;
                if (o < groupOut && column < taps * groupIn) {
                    int at = ((part * out + group * groupOut + o) * groupIn + column % groupIn) * taps
                            + column / groupIn;
                    parts.set(partsAt + at, sums[4 * i + j]);
                }
            }
        }
    }
}
