package bowman.io.pyramid;

/**
 * Reduction of the four pixels of a square to one of the next level of a pyramid, sample by sample. If a level's number
 * of columns or rows is odd, the last one counts twice.
 */
public enum PyramidReduction {

    /** The maximum, so that no positive pixel of a mask is lost. */
    MAXIMUM {
        @Override
        int of(int a, int b, int c, int d) {
            return Math.max(Math.max(a, b), Math.max(c, d));
        }
    },

    /** The mean, with halves rounded to even: if they were rounded up, each level would be brighter. */
    MEAN {
        @Override
        int of(int a, int b, int c, int d) {
            int sum = a + b + c + d;
            return sum + 1 + (sum >> 2 & 1) >> 2;
        }
    };

    abstract int of(int a, int b, int c, int d);

    /**
     * Reduces two rows to one.
     *
     * @param upper the upper row
     * @param lower the lower row, from {@code offset} on
     * @param width pixels in each row
     * @param samples bytes of a pixel
     * @param half takes {@code (width + 1) / 2} pixels
     */
    final void halve(byte[] upper, byte[] lower, int offset, int width, int samples, byte[] half) {
        for (int sample = 0; sample < samples; sample++) {
            int up = sample;
            int low = offset + sample;
            int out = sample;
            for (int pair = 0; pair < width / 2; pair++) {
                half[out] = (byte) of(upper[up] & 0xFF, upper[up + samples] & 0xFF, lower[low] & 0xFF,
                        lower[low + samples] & 0xFF);
                up += 2 * samples;
                low += 2 * samples;
                out += samples;
            }
            if (width % 2 == 1) {
                half[out] = (byte) of(upper[up] & 0xFF, upper[up] & 0xFF, lower[low] & 0xFF, lower[low] & 0xFF);
            }
        }
    }
}
