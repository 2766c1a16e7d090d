package bowman.kernels.tornado.kernel;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Changes of height and width. Sizes of maps are packed: height and width of the operand and of the result, 15 bits
 * each, the first one highest.
 */
public final class ResamplingKernels {

    private ResamplingKernels() {
    }

    /**
     * A linear map along both axes. For each row (and likewise for each column) of the result, a table has {@code
     * verticalTerms} pairs of a row of the operand and its weight.
     */
    public static void separable(KernelContext context, FloatArray x, int xAt, FloatArray y, int yAt, FloatArray table,
            int verticalAt, int verticalTerms, int horizontalAt, int horizontalTerms, long maps, int channels,
            int count) {
        int height = (int) (maps >> 45 & 0x7FFF);
        int width = (int) (maps >> 30 & 0x7FFF);
        int toHeight = (int) (maps >> 15 & 0x7FFF);
        int toWidth = (int) (maps & 0x7FFF);
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int channel = i % channels;
            int pixel = i / channels;
            int line = pixel / toWidth;
            int vertical = verticalAt + line % toHeight * verticalTerms * 2;
            int horizontal = horizontalAt + pixel % toWidth * horizontalTerms * 2;
            int sample = line / toHeight * height;
            float sum = 0f;
            for (int down = 0; down < verticalTerms; down++) {
                int row = (int) table.get(vertical + 2 * down);
                float rowWeight = table.get(vertical + 2 * down + 1);
                for (int right = 0; right < horizontalTerms; right++) {
                    int column = (int) table.get(horizontal + 2 * right);
                    float weight = rowWeight * table.get(horizontal + 2 * right + 1);
                    if (weight != 0f) {
                        sum += weight * x.get(xAt + ((sample + row) * width + column) * channels + channel);
                    }
                }
            }
            y.set(yAt + i, sum);
        }
    }

    public static void maxPool(KernelContext context, FloatArray x, int xAt, FloatArray y, int yAt, long maps,
            int channels, int count, int size, int stride, int padding) {
        int height = (int) (maps >> 45 & 0x7FFF);
        int width = (int) (maps >> 30 & 0x7FFF);
        int toHeight = (int) (maps >> 15 & 0x7FFF);
        int toWidth = (int) (maps & 0x7FFF);
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int pixel = i / channels;
            int line = pixel / toWidth;
            int top = line % toHeight * stride - padding;
            int left = pixel % toWidth * stride - padding;
            int from = xAt + line / toHeight * height * width * channels + i % channels;
            int largest = largest(x, from, height, width, channels, top, left, size);
            y.set(yAt + i, x.get(from + largest * channels));
        }
    }

    /** Each pixel of the map sums over the windows in which it is the first largest one. */
    public static void maxPoolGradient(KernelContext context, FloatArray dy, int dyAt, FloatArray x, int xAt,
            FloatArray dx, int dxAt, long maps, int channels, int count, int size, int stride, int padding) {
        int height = (int) (maps >> 45 & 0x7FFF);
        int width = (int) (maps >> 30 & 0x7FFF);
        int toHeight = (int) (maps >> 15 & 0x7FFF);
        int toWidth = (int) (maps & 0x7FFF);
        for (int i = context.globalIdx; i < count; i += context.globalGroupSizeX) {
            int channel = i % channels;
            int pixel = i / channels;
            int line = pixel / width;
            int inSample = line % height * width + pixel % width;
            int sample = line / height;
            int from = xAt + sample * height * width * channels + channel;
            int lastRow = Math.min((line % height + padding) / stride, toHeight - 1);
            int lastColumn = Math.min((pixel % width + padding) / stride, toWidth - 1);
            float sum = 0f;
            for (int row = lastRow; row >= 0 && row * stride + size > line % height + padding; row--) {
                for (int column = lastColumn; column >= 0 && column * stride + size > pixel % width + padding;
                        column--) {
                    int largest = largest(x, from, height, width, channels, row * stride - padding,
                            column * stride - padding, size);
                    if (largest == inSample) {
                        sum += dy.get(dyAt + ((sample * toHeight + row) * toWidth + column) * channels + channel);
                    }
                }
            }
            dx.set(dxAt + i, sum);
        }
    }

    /** The pixel of the first largest element of a window; NaN is larger than all. */
    @SuppressWarnings("IdentityBinaryExpression") // true of NaN
    private static int largest(FloatArray x, int from, int height, int width, int channels, int top, int left,
            int size) {
        int best = -1;
        float most = 0f;
        int bottom = Math.min(top + size, height);
        int right = Math.min(left + size, width);
        for (int row = Math.max(0, top); row < bottom; row++) {
            for (int column = Math.max(0, left); column < right; column++) {
                float value = x.get(from + (row * width + column) * channels);
                if (best < 0 || value > most || value != value) {
                    best = row * width + column;
                    most = value;
                }
            }
        }
        return best;
    }
}
