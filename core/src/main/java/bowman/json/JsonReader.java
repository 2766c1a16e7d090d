package bowman.json;

import bowman.file.FileText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict JSON reader (RFC 8259) that also rejects an object with two members of the same name. */
public final class JsonReader {

    /** Thrown when a document is not JSON; the message says what was expected, and where. */
    public static final class JsonException extends Exception {

        private static final long serialVersionUID = 1L;

        JsonException(String message) {
            super(message);
        }
    }

    private static final Pattern NUMERAL = Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");

    /** Deeper than any header is nested; the limit keeps a hostile header from exhausting the stack. */
    private static final int DEEPEST = 16;

    /** The most values: each takes up to a hundred times as many bytes in memory as in the document. */
    private static final int MOST_VALUES = 1 << 20;

    private final String text;
    private int at;
    private int depth;
    private int values;

    private JsonReader(String text) {
        this.text = text;
    }

    /** Returns the value of a whole document. */
    public static Json read(String text) throws JsonException {
        JsonReader reader = new JsonReader(text);
        Json value = reader.value();
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.expected("the end");
        }
        return value;
    }

    private Json value() throws JsonException {
        skipBlanks();
        if (++depth > DEEPEST) {
            throw expected("at most " + DEEPEST + " values within each other");
        }
        if (++values > MOST_VALUES) {
            throw expected("at most " + MOST_VALUES + " values");
        }
        Json value = switch (peek()) {
            case '{' -> new Json.Members(members());
            case '[' -> new Json.Elements(elements());
            case '"' -> new Json.Text(string());
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> numeral();
        };
        depth--;
        return value;
    }

    private Map<String, Json> members() throws JsonException {
        Map<String, Json> members = new LinkedHashMap<>();
        expect('{');
        if (accept('}')) {
            return members;
        }
        do {
            skipBlanks();
            String name = string();
            expect(':');
            if (members.putIfAbsent(name, value()) != null) {
                throw new JsonException("the name " + FileText.words(name) + " occurs twice");
            }
        } while (accept(','));
        expect('}');
        return Collections.unmodifiableMap(members);
    }

    private List<Json> elements() throws JsonException {
        List<Json> elements = new ArrayList<>();
        expect('[');
        if (accept(']')) {
            return elements;
        }
        do {
            elements.add(value());
        } while (accept(','));
        expect(']');
        return List.copyOf(elements);
    }

    private String string() throws JsonException {
        if (peek() != '"') {
            throw expected("a string");
        }
        at++;
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                at--;
                throw expected("no control character in a string");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() throws JsonException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> {
                at--;
                throw expected("a JSON escape");
            }
        };
    }

    private char hexadecimal() throws JsonException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw expected("a hexadecimal digit");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private Json numeral() throws JsonException {
        Matcher matcher = NUMERAL.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw expected("a value");
        }
        at = matcher.end();
        return new Json.Numeral(matcher.group());
    }

    private Json literal(String word) throws JsonException {
        if (!text.startsWith(word, at)) {
            throw expected(word);
        }
        at += word.length();
        return new Json.Literal(word);
    }

    private boolean accept(char c) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c) throws JsonException {
        if (!accept(c)) {
            throw expected("'" + c + "'");
        }
    }

    private char peek() throws JsonException {
        if (at >= text.length()) {
            throw expected("more");
        }
        return text.charAt(at);
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private JsonException expected(String what) {
        return new JsonException(what + " was expected at character " + at);
    }
}
