package bowman.io.mask;

/** Colours of three samples as one number: shades of gray are their sample, other colours lie above all samples. */
final class Colors {

    /** Samples have at most 16 bits, and a double holds whole numbers of 53 bits. */
    private static final long COLOR = 1L << 50;
    private static final int BITS = 16;
    private static final int SAMPLE = 0xFFFF;
    /** Decoders of JPEG give gray pixels samples that differ by a few steps. */
    private static final int COLORED = 32;

    private Colors() {
    }

    static double number(int red, int green, int blue) {
        return red == green && green == blue ? red : COLOR | (long) red << 2 * BITS | (long) green << BITS | blue;
    }

    /** The highest sample of a colour. */
    static int highest(double number) {
        long color = (long) number;
        return color < COLOR ? (int) color
                : Math.max(sample(color, 2), Math.max(sample(color, 1), sample(color, 0)));
    }

    /** @param most the highest possible sample */
    static boolean isColored(double number, int most) {
        long color = (long) number;
        if (color < COLOR) {
            return false;
        }
        int lowest = Math.min(sample(color, 2), Math.min(sample(color, 1), sample(color, 0)));
        return (highest(number) - lowest) * 255L > (long) COLORED * most;
    }

    private static int sample(long color, int place) {
        return (int) (color >> place * BITS) & SAMPLE;
    }
}
