package bowman.io.report;

import java.util.Locale;

/** Formats text and numbers for HTML. */
final class HtmlText {

    private HtmlText() {
    }

    /** Escapes text for elements and quoted attributes. */
    static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(character);
            }
        }
        return html.toString();
    }

    /** A whole number, with commas as thousands separators. */
    static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** A number with the given number of decimals. */
    static String decimals(double number, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    /** A number with the given number of significant digits, or more before the point, without an exponent. */
    static String digits(double number, int digits) {
        int before = number == 0 ? 1 : (int) Math.floor(Math.log10(Math.abs(number))) + 1;
        return decimals(number, Math.clamp(digits - before, 0, 12));
    }
}
