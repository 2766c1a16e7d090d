package bowman.cli.option;

import bowman.io.mask.MaskValues;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the meaning of the numbers in a mask: labels, positive, at-least:N or equal:N. */
public final class MaskValuesConverter implements ITypeConverter<MaskValues> {

    @Override
    public MaskValues convert(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        int colon = word.indexOf(':');
        return switch (colon < 0 ? word : word.substring(0, colon + 1)) {
            case "labels" -> new MaskValues.Labels();
            case "positive" -> new MaskValues.Positive();
            case "at-least:" -> new MaskValues.AtLeast(number(text, word.substring(colon + 1)));
            case "equal:" -> new MaskValues.Equal(number(text, word.substring(colon + 1)));
            default -> throw refusal(text);
        };
    }

    private static double number(String text, String number) {
        try {
            double value = Double.parseDouble(number);
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw refusal(text);
        }
        throw refusal(text);
    }

    private static TypeConversionException refusal(String text) {
        return new TypeConversionException("'" + text + "' is none of labels, positive, at-least:N and equal:N, where N"
                + " is a number above 0");
    }
}
