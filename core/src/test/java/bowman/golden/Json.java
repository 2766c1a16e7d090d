package bowman.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a JSON document (RFC 8259). Accessors throw a {@link ClassCastException} for a value of another kind. */
public record Json(Object value) {

    /** Parses a document that is known to be well formed. */
    public static Json parse(String text) {
        return new Parser(text).document();
    }

    /** The members of an object, in the document's order. */
    public Map<String, Json> members() {
        Map<String, Json> members = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((name, member) -> members.put((String) name, (Json) member));
        return members;
    }

    public boolean has(String name) {
        return ((Map<?, ?>) value).containsKey(name);
    }

    /** The member of an object. */
    public Json get(String name) {
        Json member = (Json) ((Map<?, ?>) value).get(name);
        if (member == null) {
            throw new IllegalArgumentException("there is no member " + name + " in " + ((Map<?, ?>) value).keySet());
        }
        return member;
    }

    /** The elements of an array. */
    public List<Json> elements() {
        return ((List<?>) value).stream().map(Json.class::cast).toList();
    }

    public String string() {
        return (String) value;
    }

    public double number() {
        return (Double) value;
    }

    public int integer() {
        return Math.toIntExact(Math.round(number()));
    }

    public boolean truth() {
        return (Boolean) value;
    }

    /** The elements of an array of numbers. */
    public double[] numbers() {
        return elements().stream().mapToDouble(Json::number).toArray();
    }

    /** The elements of an array of whole numbers. */
    public int[] integers() {
        return elements().stream().mapToInt(Json::integer).toArray();
    }

    private static final class Parser {

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Json document() {
            Json json = value();
            skipBlanks();
            if (at < text.length()) {
                throw error("the end");
            }
            return json;
        }

        private Json value() {
            skipBlanks();
            return new Json(switch (text.charAt(at)) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                case 't' -> literal("true", true);
                case 'f' -> literal("false", false);
                case 'n' -> literal("null", List.of());
                default -> number();
            });
        }

        private Map<String, Json> object() {
            Map<String, Json> members = new LinkedHashMap<>();
            expect('{');
            while (!accept('}')) {
                if (!members.isEmpty()) {
                    expect(',');
                }
                skipBlanks();
                String name = string();
                expect(':');
                members.put(name, value());
            }
            return members;
        }

        private List<Json> array() {
            List<Json> elements = new ArrayList<>();
            expect('[');
            while (!accept(']')) {
                if (!elements.isEmpty()) {
                    expect(',');
                }
                elements.add(value());
            }
            return elements;
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            expect('"');
            while (text.charAt(at) != '"') {
                char c = text.charAt(at++);
                string.append(c == '\\' ? escaped() : c);
            }
            at++;
            return string.toString();
        }

        private char escaped() {
            char c = text.charAt(at++);
            return switch (c) {
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'u' -> {
                    at += 4;
                    yield (char) Integer.parseInt(text, at - 4, at, 16);
                }
                default -> c;
            };
        }

        private Double number() {
            int from = at;
            while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (at == from) {
                throw error("a value");
            }
            return Double.valueOf(text.substring(from, at));
        }

        private Object literal(String word, Object meaning) {
            if (!text.startsWith(word, at)) {
                throw error(word);
            }
            at += word.length();
            return meaning;
        }

        private boolean accept(char c) {
            skipBlanks();
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char c) {
            if (!accept(c)) {
                throw error("'" + c + "'");
            }
        }

        private void skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private IllegalArgumentException error(String expected) {
            return new IllegalArgumentException("expected " + expected + " at character " + at);
        }
    }
}
