package bowman.io.export;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text with only their meaningful decimals: the same in every locale, and never with an exponent. */
final class Decimals {

    /** Decimals of positions, lengths and areas in pixels. */
    static final int PIXELS = 2;

    /** Decimals of positions, lengths and areas in micrometres. */
    static final int MICRONS = 3;

    /** Decimals of fractions and ratios. */
    static final int RATIO = 4;

    private Decimals() {
    }

    /** @param decimals the most decimals; trailing zeros are dropped */
    static String text(double value, int decimals) {
        if (value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE) {
            return Long.toString((long) value);
        }
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros()
                .toPlainString();
    }
}
