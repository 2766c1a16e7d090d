package bowman.io.tiff;

/** YCbCr of JPEG (ITU-T T.871) as RGB, in the fixed-point arithmetic of libjpeg, with the same results. */
final class YcbcrRows implements SampleRows {

    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;

    private final int[] redOfCr = new int[256];
    private final int[] greenOfCr = new int[256];
    private final int[] greenOfCb = new int[256];
    private final int[] blueOfCb = new int[256];

    private YcbcrRows() {
        for (int i = 0; i < 256; i++) {
            int chroma = i - 128;
            redOfCr[i] = fixed(1.402) * chroma + HALF >> BITS;
            blueOfCb[i] = fixed(1.772) * chroma + HALF >> BITS;
            greenOfCr[i] = -fixed(0.71414) * chroma;
            greenOfCb[i] = -fixed(0.34414) * chroma + HALF;
        }
    }

    static SampleRows of() {
        return new YcbcrRows();
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << BITS) + 0.5);
    }

    @Override
    public void read(byte[] samples, int row, int x, int count, byte[] rgb, int offset) {
        int from = row + 3 * x;
        int to = offset;
        for (int i = 0; i < count; i++, from += 3, to += 3) {
            int luma = samples[from] & 0xFF;
            int cb = samples[from + 1] & 0xFF;
            int cr = samples[from + 2] & 0xFF;
            rgb[to] = clamped(luma + redOfCr[cr]);
            rgb[to + 1] = clamped(luma + (greenOfCb[cb] + greenOfCr[cr] >> BITS));
            rgb[to + 2] = clamped(luma + blueOfCb[cb]);
        }
    }

    private static byte clamped(int sample) {
        // Not Math.clamp, which takes a long and checks its bounds.
        return (byte) Math.max(0, Math.min(255, sample));
    }
}
