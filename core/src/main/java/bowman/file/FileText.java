package bowman.file;

/**
 * Text from a file, made fit for messages: whoever wrote the file must neither control the terminal on which a message
 * is shown, nor add lines to it or to a log, nor fill it.
 */
public final class FileText {

    /** The most characters of a name, a number or another value within a sentence. */
    private static final int MOST_OF_WORDS = 200;

    /** The most characters of a sentence; the longest ones list the names of all architectures. */
    private static final int MOST_OF_LINE = 10_000;

    private FileText() {
    }

    /** Returns whether a text has nothing that a message must not have: controls, invisible marks, halves of pairs. */
    public static boolean isPrintable(String text) {
        return text.codePoints().allMatch(FileText::isPrintable);
    }

    /** Returns a name or another value that stands in a file, on one line, cut after 200 characters. */
    public static String words(String text) {
        return printable(text, MOST_OF_WORDS);
    }

    /** Returns a whole sentence, perhaps with text from files, on one line, cut after 10000 characters. */
    public static String line(String text) {
        return printable(text, MOST_OF_LINE);
    }

    private static String printable(String text, int most) {
        StringBuilder printable = new StringBuilder();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (printable.length() >= most) {
                return printable.append("...").toString();
            }
            int character = text.codePointAt(at);
            if (isPrintable(character)) {
                printable.appendCodePoint(character);
            } else {
                printable.append(Character.isWhitespace(character) ? ' ' : '?');
            }
        }
        return printable.toString();
    }

    /** Marks of format are those that turn the direction of text, and those that cannot be seen. */
    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
