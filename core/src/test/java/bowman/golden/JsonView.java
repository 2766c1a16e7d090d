package bowman.golden;

import bowman.json.Json;
import bowman.json.JsonReader;
import bowman.json.JsonReader.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Access to a JSON document of a known form: a value of another kind throws a {@link ClassCastException}. */
public record JsonView(Json value) {

    /** Parses a document that is known to be well formed. */
    public static JsonView parse(String text) {
        try {
            return new JsonView(JsonReader.read(text));
        } catch (JsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Map<String, Json> object() {
        return ((Json.Members) value).members();
    }

    /** The members of an object, in the document's order. */
    public Map<String, JsonView> members() {
        Map<String, JsonView> members = new LinkedHashMap<>();
        object().forEach((name, member) -> members.put(name, new JsonView(member)));
        return members;
    }

    /** Returns whether an object has a member of this name. */
    public boolean has(String name) {
        return object().containsKey(name);
    }

    /** The member of an object. */
    public JsonView get(String name) {
        Json member = object().get(name);
        if (member == null) {
            throw new IllegalArgumentException("there is no member " + name + " in " + object().keySet());
        }
        return new JsonView(member);
    }

    /** The elements of an array; {@code null} has none. */
    public List<JsonView> elements() {
        return value.equals(new Json.Literal("null")) ? List.of()
                : ((Json.Elements) value).elements().stream().map(JsonView::new).toList();
    }

    /** The text of a string. */
    public String string() {
        return ((Json.Text) value).text();
    }

    /** A number. */
    public double number() {
        return Double.parseDouble(((Json.Numeral) value).digits());
    }

    /** A number, rounded. */
    public int integer() {
        return Math.toIntExact(Math.round(number()));
    }

    /** {@code true} or {@code false}. */
    public boolean truth() {
        return switch (((Json.Literal) value).word()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ClassCastException(value + " is neither true nor false");
        };
    }

    /** The elements of an array of numbers. */
    public double[] numbers() {
        return elements().stream().mapToDouble(JsonView::number).toArray();
    }

    /** The elements of an array of whole numbers. */
    public int[] integers() {
        return elements().stream().mapToInt(JsonView::integer).toArray();
    }
}
