package bowman.io.report;

import java.util.Locale;

/** Text and numbers as HTML shows them. */
final class HtmlText {

    private HtmlText() {
    }

    /** Text that stays text, in elements and in quoted attributes. */
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

    /** A whole number, with a comma at the thousands. */
    static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** A number with that many decimals. */
    static String decimals(double number, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    /** A number with that many digits that count, or more before the point, and no exponent. */
    static String digits(double number, int digits) {
        int before = number == 0 ? 1 : (int) Math.floor(Math.log10(Math.abs(number))) + 1;
        return decimals(number, Math.clamp(digits - before, 0, 12));
    }
}
