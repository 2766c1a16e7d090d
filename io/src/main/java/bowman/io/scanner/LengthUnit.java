package bowman.io.scanner;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Units of length as programs spell them. */
final class LengthUnit {

    /** The micro sign, the Greek letter, ImageJ's escapes of them, and what wrong encodings make of them. */
    private static final Pattern MICROMETRE = Pattern.compile("(\\\\u00[bB]5|\\\\u03[bB][cC]|&#181;|&micro;|u|\\?|"
            + "[^\\p{ASCII}]{1,3})m(eters?|etres?)?|microns?|micromet(er|re)s?");

    private LengthUnit() {
    }

    /** The number of micrometres of a unit; empty for other units, such as pixels. */
    static OptionalDouble microns(String unit) {
        String word = unit.strip();
        if (MICROMETRE.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
            return OptionalDouble.of(1);
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "pm", "picometer", "picometre", "picometers", "picometres" -> OptionalDouble.of(1e-6);
            case "\u00E5", "\u212B", "angstrom", "angstroms" -> OptionalDouble.of(1e-4);
            case "nm", "nanometer", "nanometre", "nanometers", "nanometres" -> OptionalDouble.of(1e-3);
            case "mm", "millimeter", "millimetre", "millimeters", "millimetres" -> OptionalDouble.of(1e3);
            case "cm", "centimeter", "centimetre", "centimeters", "centimetres" -> OptionalDouble.of(1e4);
            case "m", "meter", "metre", "meters", "metres" -> OptionalDouble.of(1e6);
            case "in", "inch", "inches", "\"" -> OptionalDouble.of(25400);
            default -> OptionalDouble.empty();
        };
    }
}
