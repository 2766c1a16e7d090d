package bowman.io.jpeg;

/** Converts samples of JPEG data to RGB, in the fixed-point arithmetic of libjpeg, with the same results. */
public final class JpegRows {

    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;

    private static final int[] RED_OF_CR = new int[256];
    private static final int[] GREEN_OF_CR = new int[256];
    private static final int[] GREEN_OF_CB = new int[256];
    private static final int[] BLUE_OF_CB = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int chroma = i - 128;
            RED_OF_CR[i] = fixed(1.402) * chroma + HALF >> BITS;
            BLUE_OF_CB[i] = fixed(1.772) * chroma + HALF >> BITS;
            GREEN_OF_CR[i] = -fixed(0.71414) * chroma;
            GREEN_OF_CB[i] = -fixed(0.34414) * chroma + HALF;
        }
    }

    private JpegRows() {
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << BITS) + 0.5);
    }

    /**
     * Converts pixels to RGB; those of inks as paper shows them, without a profile.
     *
     * @param color the meaning of the samples
     * @param samples interleaved
     * @param from the index of the first sample
     * @param count the number of pixels
     * @param rgb takes {@code 3 * count} bytes from {@code to} on; may be {@code samples}, if {@code to <= from} and
     *     there are three or more samples per pixel
     */
    public static void toRgb(JpegColor color, byte[] samples, int from, int count, byte[] rgb, int to) {
        switch (color) {
            case GRAY -> gray(samples, from, count, rgb, to);
            case RGB -> System.arraycopy(samples, from, rgb, to, 3 * count);
            case YCBCR -> ycbcr(samples, from, count, rgb, to);
            case CMYK, INVERTED_CMYK, YCCK -> inks(color, samples, from, count, rgb, to);
        }
    }

    private static void gray(byte[] samples, int from, int count, byte[] rgb, int to) {
        for (int i = 0; i < count; i++) {
            rgb[to + 3 * i] = samples[from + i];
            rgb[to + 3 * i + 1] = samples[from + i];
            rgb[to + 3 * i + 2] = samples[from + i];
        }
    }

    private static void ycbcr(byte[] samples, int first, int count, byte[] rgb, int offset) {
        int from = first;
        int to = offset;
        for (int i = 0; i < count; i++, from += 3, to += 3) {
            int luma = samples[from] & 0xFF;
            int cb = samples[from + 1] & 0xFF;
            int cr = samples[from + 2] & 0xFF;
            rgb[to] = clamped(luma + RED_OF_CR[cr]);
            rgb[to + 1] = clamped(luma + (GREEN_OF_CB[cb] + GREEN_OF_CR[cr] >> BITS));
            rgb[to + 2] = clamped(luma + BLUE_OF_CB[cb]);
        }
    }

    private static void inks(JpegColor color, byte[] samples, int from, int count, byte[] rgb, int to) {
        byte[] pixel = new byte[3];
        for (int i = 0; i < count; i++) {
            int black = samples[from + 4 * i + 3] & 0xFF;
            int light = color == JpegColor.CMYK ? 255 - black : black;
            toRgb(color == JpegColor.YCCK ? JpegColor.YCBCR : JpegColor.RGB, samples, from + 4 * i, 1, pixel, 0);
            for (int c = 0; c < 3; c++) {
                // The conversion of YCCK gives the inks themselves.
                int paper = color == JpegColor.INVERTED_CMYK ? pixel[c] & 0xFF : 255 - (pixel[c] & 0xFF);
                rgb[to + 3 * i + c] = (byte) ((paper * light + 127) / 255);
            }
        }
    }

    private static byte clamped(int sample) {
        // Not Math.clamp, which takes a long and checks its bounds.
        return (byte) Math.max(0, Math.min(255, sample));
    }
}
