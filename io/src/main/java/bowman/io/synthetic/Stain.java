package bowman.io.synthetic;

/** The colours of a section stained with periodic acid-Schiff and haematoxylin, as 0xRRGGBB, and their mixtures. */
final class Stain {

    static final int GLASS = 0xF3F1F3;
    static final int LUMEN = 0xEEE6F0;
    static final int INTERSTITIUM = 0xD4BFDD;
    static final int PROXIMAL = 0xC79CCB;
    static final int DISTAL = 0xC9ACD6;
    static final int MEMBRANE = 0xB066B4;
    static final int BRUSH_BORDER = 0xC27DC2;
    static final int CAST = 0xC86FC4;
    static final int MUSCLE = 0xD3A6CF;
    static final int BLOOD = 0xD08FA8;
    static final int TUFT = 0xC58FC6;
    static final int MESANGIUM = 0xB36BB6;
    static final int CAPILLARY = 0xDDC6E2;
    static final int NUCLEUS = 0x6F5C9C;

    private Stain() {
    }

    /** Interpolates from the first colour at t = 0 to the second at t = 1; t is clamped to that range. */
    static int mix(int first, int second, double t) {
        double share = Math.clamp(t, 0, 1);
        return channel(first, second, share, 16) << 16 | channel(first, second, share, 8) << 8
                | channel(first, second, share, 0);
    }

    private static int channel(int first, int second, double share, int shift) {
        int a = first >> shift & 0xFF;
        int b = second >> shift & 0xFF;
        return (int) Math.round(a + (b - a) * share);
    }

    /** A linear step from 0 below {@code edge} to 1 above it, over {@code width}. */
    static double step(double value, double edge, double width) {
        return Math.clamp((value - edge) / width + 0.5, 0, 1);
    }
}
