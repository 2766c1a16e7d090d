package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * The map under the taps of a convolution's weight as a matrix: a row for each pixel of the result, from the {@code
 * first} one on, and a column for each tap and channel of the map. The matrix begins with its array's first element.
 * {@link ConvolutionSizes} defines how sizes are packed.
 */
public final class ColumnKernels {

    private ColumnKernels() {
    }

    /** Writes {@code count} elements of the matrix. */
    public static void gather(KernelContext context, FloatArray x, int xAt, FloatArray matrix, int count, int first,
            long maps, long channels, long window) {
        int height = (int) (maps >> 45 & 0x7FFF);
        int width = (int) (maps >> 30 & 0x7FFF);
        int toHeight = (int) (maps >> 15 & 0x7FFF);
        int toWidth = (int) (maps & 0x7FFF);
        int in = (int) (channels >> 20 & 0xFFFFF);
        int rows = (int) (window >> 48 & 0xFF);
        int columns = (int) (window >> 40 & 0xFF);
        int stride = (int) (window >> 32 & 0xFF);
        int padding = (int) (window >> 24 & 0xFF);
        int dilation = (int) (window >> 16 & 0xFF);
        int pitch = rows * columns * in;
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int term = i % pitch;
            int tap = term / in;
            int pixel = first + i / pitch;
            int line = pixel / toWidth;
            int row = line % toHeight * stride + tap / columns * dilation - padding;
            int column = pixel % toWidth * stride + tap % columns * dilation - padding;
            float value = 0f;
            if (row >= 0 && row < height && column >= 0 && column < width) {
                value = x.get(xAt + ((line / toHeight * height + row) * width + column) * in + term % in);
            }
            matrix.set(i, value);
        }
    }

    /**
     * Sums the matrix over its rows, those of {@code pixels} pixels, into the {@code count} elements of the map from
     * {@code from} on that they belong to; the sums are added to the map if {@code add} is 1.
     */
    public static void sumTaps(KernelContext context, FloatArray matrix, int first, int pixels, FloatArray dx, int dxAt,
            int from, int count, long maps, long channels, long window, int add) {
        int height = (int) (maps >> 45 & 0x7FFF);
        int width = (int) (maps >> 30 & 0x7FFF);
        int toHeight = (int) (maps >> 15 & 0x7FFF);
        int toWidth = (int) (maps & 0x7FFF);
        int in = (int) (channels >> 20 & 0xFFFFF);
        int rows = (int) (window >> 48 & 0xFF);
        int columns = (int) (window >> 40 & 0xFF);
        int stride = (int) (window >> 32 & 0xFF);
        int padding = (int) (window >> 24 & 0xFF);
        int dilation = (int) (window >> 16 & 0xFF);
        int taps = rows * columns;
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int at = from + i;
            int line = at / in / width;
            float sum = 0f;
            if (add == 1) {
                sum = dx.get(dxAt + at);
            }
            for (int tap = 0; tap < taps; tap++) {
                int down = line % height + padding - tap / columns * dilation;
                int right = at / in % width + padding - tap % columns * dilation;
                if (down >= 0 && right >= 0) {
                    int row = down / stride;
                    int column = right / stride;
                    int pixel = (line / height * toHeight + row) * toWidth + column - first;
                    if (row * stride == down && column * stride == right && row < toHeight && column < toWidth
                            && pixel >= 0 && pixel < pixels) {
                        sum += matrix.get((pixel * taps + tap) * in + at % in);
                    }
                }
            }
            dx.set(dxAt + at, sum);
        }
    }

    /** Writes a weight of (out, in, taps) from a matrix of (out, taps, in). */
    public static void unpack(KernelContext context, FloatArray matrix, FloatArray weight, int weightAt, int out,
            int in, int taps) {
        for (int i = context.globalIdx; i < out * in * taps; i += context.globalGroupSizeX) {
            int row = i / taps;
            weight.set(weightAt + i, matrix.get((row / in * taps + i % taps) * in + row % in));
        }
    }
}
