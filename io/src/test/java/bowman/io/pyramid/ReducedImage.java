package bowman.io.pyramid;

import bowman.io.pyramid.PyramidOptions.Samples;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * An image and what becomes of it in the next level, computed directly: what tests compare pyramids with.
 *
 * @param pixels samples, row by row
 */
record ReducedImage(int width, int height, int samples, byte[] pixels) {

    /** A random image of noise, flat blocks and lines, so that tiles of all kinds occur. */
    static ReducedImage random(int width, int height, Samples kind, RandomGenerator random) {
        int samples = kind.perPixel();
        byte[] pixels = new byte[width * height * samples];
        Arrays.fill(pixels, (byte) random.nextInt(256));
        for (int block = random.nextInt(6); block > 0; block--) {
            int left = random.nextInt(width);
            int right = left + 1 + random.nextInt(width - left);
            int top = random.nextInt(height);
            int bottom = top + 1 + random.nextInt(height - top);
            boolean noise = random.nextBoolean();
            int level = random.nextInt(256);
            for (int y = top; y < bottom; y++) {
                for (int i = (y * width + left) * samples; i < (y * width + right) * samples; i++) {
                    pixels[i] = (byte) (noise ? random.nextInt(256) : level);
                }
            }
        }
        return new ReducedImage(width, height, samples, pixels);
    }

    /** The next level. */
    ReducedImage halved(PyramidReduction reduction) {
        int halfWidth = (width + 1) / 2;
        int halfHeight = (height + 1) / 2;
        byte[] half = new byte[halfWidth * halfHeight * samples];
        for (int y = 0; y < halfHeight; y++) {
            for (int x = 0; x < halfWidth; x++) {
                for (int s = 0; s < samples; s++) {
                    half[(y * halfWidth + x) * samples + s] = (byte) reduced(x, y, s, reduction);
                }
            }
        }
        return new ReducedImage(halfWidth, halfHeight, samples, half);
    }

    private int reduced(int x, int y, int sample, PyramidReduction reduction) {
        int count = 0;
        int sum = 0;
        int most = 0;
        for (int v = 2 * y; v < Math.min(2 * y + 2, height); v++) {
            for (int u = 2 * x; u < Math.min(2 * x + 2, width); u++) {
                int value = pixels[(v * width + u) * samples + sample] & 0xFF;
                count++;
                sum += value;
                most = Math.max(most, value);
            }
        }
        return reduction == PyramidReduction.MAXIMUM ? most : (int) Math.rint((double) sum / count);
    }
}
