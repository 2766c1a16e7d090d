package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Convolutions of each channel by itself; {@link ConvolutionSizes} defines how sizes are packed; weights are not
 * packed.
 */
public final class DepthwiseKernels {

    private DepthwiseKernels() {
    }

    public static void convolve(KernelContext context, FloatArray x, int xAt, FloatArray weight, int weightAt,
            FloatArray bias, int biasAt, FloatArray residual, int residualAt, FloatArray y, int yAt, long maps,
            long channels, long window, int epilogue) {
        int height = (int) (maps >> 45 & 0x7FFF);
        int width = (int) (maps >> 30 & 0x7FFF);
        int toHeight = (int) (maps >> 15 & 0x7FFF);
        int toWidth = (int) (maps & 0x7FFF);
        int samples = (int) (channels >> 40 & 0xFFFFF);
        int depth = (int) (channels & 0xFFFFF);
        int rows = (int) (window >> 48 & 0xFF);
        int columns = (int) (window >> 40 & 0xFF);
        int stride = (int) (window >> 32 & 0xFF);
        int padding = (int) (window >> 24 & 0xFF);
        int dilation = (int) (window >> 16 & 0xFF);
        int count = samples * toHeight * toWidth * depth;
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int channel = i % depth;
            int pixel = i / depth;
            int line = pixel / toWidth;
            int top = line % toHeight * stride - padding;
            int left = pixel % toWidth * stride - padding;
            int sample = line / toHeight;
            float sum = 0f;
            for (int tapRow = 0; tapRow < rows; tapRow++) {
                int row = top + tapRow * dilation;
                for (int tapColumn = 0; tapColumn < columns; tapColumn++) {
                    int column = left + tapColumn * dilation;
                    if (row >= 0 && row < height && column >= 0 && column < width) {
                        sum += x.get(xAt + ((sample * height + row) * width + column) * depth + channel)
                                * weight.get(weightAt + (channel * rows + tapRow) * columns + tapColumn);
                    }
                }
            }
            y.set(yAt + i, EpilogueKernels.finish(sum, epilogue, bias, biasAt + channel, residual, residualAt + i));
        }
    }

    public static void byMap(KernelContext context, FloatArray dy, int dyAt, FloatArray weight, int weightAt,
            FloatArray dx, int dxAt, long maps, long channels, long window) {
        int height = (int) (maps >> 45 & 0x7FFF);
        int width = (int) (maps >> 30 & 0x7FFF);
        int toHeight = (int) (maps >> 15 & 0x7FFF);
        int toWidth = (int) (maps & 0x7FFF);
        int samples = (int) (channels >> 40 & 0xFFFFF);
        int depth = (int) (channels & 0xFFFFF);
        int rows = (int) (window >> 48 & 0xFF);
        int columns = (int) (window >> 40 & 0xFF);
        int stride = (int) (window >> 32 & 0xFF);
        int padding = (int) (window >> 24 & 0xFF);
        int dilation = (int) (window >> 16 & 0xFF);
        int count = samples * height * width * depth;
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int channel = i % depth;
            int pixel = i / depth;
            int line = pixel / width;
            int sample = line / height;
            int down = line % height + padding;
            int right = pixel % width + padding;
            // Only the results that this pixel is part of: fewer than taps where windows do not overlap.
            int above = down - (rows - 1) * dilation + stride - 1;
            int before = right - (columns - 1) * dilation + stride - 1;
            int firstRow = above >= 0 ? above / stride : 0;
            int firstColumn = before >= 0 ? before / stride : 0;
            int endRow = down >= 0 ? Math.min(toHeight, down / stride + 1) : 0;
            int endColumn = right >= 0 ? Math.min(toWidth, right / stride + 1) : 0;
            float sum = 0f;
            for (int row = firstRow; row < endRow; row++) {
                int below = down - row * stride;
                int tapRow = below >= 0 ? below / dilation : 0;
                if (tapRow * dilation == below) {
                    for (int column = firstColumn; column < endColumn; column++) {
                        int behind = right - column * stride;
                        int tapColumn = behind >= 0 ? behind / dilation : 0;
                        if (tapColumn * dilation == behind) {
                            sum += dy.get(dyAt + ((sample * toHeight + row) * toWidth + column) * depth + channel)
                                    * weight.get(weightAt + (channel * rows + tapRow) * columns + tapColumn);
                        }
                    }
                }
            }
            dx.set(dxAt + i, sum);
        }
    }

    /** Each item sums a part of the pixels for a tap and a channel. The result is (parts, weight). */
    public static void byWeight(KernelContext context, FloatArray x, int xAt, FloatArray dy, int dyAt, FloatArray parts,
            int partsAt, int count, int partPixels, long maps, long channels, long window) {
        int height = (int) (maps >> 45 & 0x7FFF);
        int width = (int) (maps >> 30 & 0x7FFF);
        int toHeight = (int) (maps >> 15 & 0x7FFF);
        int toWidth = (int) (maps & 0x7FFF);
        int samples = (int) (channels >> 40 & 0xFFFFF);
        int depth = (int) (channels & 0xFFFFF);
        int rows = (int) (window >> 48 & 0xFF);
        int columns = (int) (window >> 40 & 0xFF);
        int stride = (int) (window >> 32 & 0xFF);
        int padding = (int) (window >> 24 & 0xFF);
        int dilation = (int) (window >> 16 & 0xFF);
        int taps = rows * columns;
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int channel = i % depth;
            int tap = i / depth % taps;
            int part = i / depth / taps;
            int down = tap / columns * dilation;
            int right = tap % columns * dilation;
            int end = Math.min((part + 1) * partPixels, samples * toHeight * toWidth);
            float sum = 0f;
            for (int pixel = part * partPixels; pixel < end; pixel++) {
                int line = pixel / toWidth;
                int row = line % toHeight * stride + down - padding;
                int column = pixel % toWidth * stride + right - padding;
                if (row >= 0 && row < height && column >= 0 && column < width) {
                    sum += dy.get(dyAt + pixel * depth + channel)
                            * x.get(xAt + ((line / toHeight * height + row) * width + column) * depth + channel);
                }
            }
            parts.set(partsAt + (part * depth + channel) * taps + tap, sum);
        }
    }
}
