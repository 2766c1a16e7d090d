package bowman.io.scanner;

import bowman.file.FileText;
import bowman.io.slide.PixelSize.Source;
import java.util.OptionalDouble;

/**
 * The size of the pixels of an image as a description says it.
 *
 * @param micronsX the width in um, if it is known
 * @param micronsY the height in um, if it is known
 * @param source the kind of description
 * @param reason why a size that is there was not understood, as a sentence without a full stop; usually empty
 */
public record Resolution(OptionalDouble micronsX, OptionalDouble micronsY, Source source, String reason) {

    /** Replaces control characters in the reason, and cuts it after 200 characters. */
    public Resolution {
        reason = FileText.words(reason);
    }

    /** A description that says nothing about the size. */
    static Resolution unknown(Source source) {
        return new Resolution(OptionalDouble.empty(), OptionalDouble.empty(), source, "");
    }

    /** A size that was not understood. */
    static Resolution notUnderstood(Source source, String reason) {
        return new Resolution(OptionalDouble.empty(), OptionalDouble.empty(), source, reason);
    }

    /** A size in um; numbers that are not positive and finite are no size. */
    static Resolution of(double micronsX, double micronsY, Source source) {
        boolean nonsense = !Double.isNaN(micronsX) && positive(micronsX).isEmpty();
        return new Resolution(positive(micronsX), positive(micronsY), source,
                nonsense ? "it is given as " + micronsX + " um (" + source + ")" : "");
    }

    private static OptionalDouble positive(double microns) {
        return microns > 0 && microns < Double.POSITIVE_INFINITY ? OptionalDouble.of(microns) : OptionalDouble.empty();
    }

    /** Parses a number; NaN if it is none. */
    static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
