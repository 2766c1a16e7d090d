package bowman.json;

import java.util.List;
import java.util.Map;

/** A value of a JSON document (RFC 8259). */
public sealed interface Json {

    /** An object, its members in the document's order. */
    record Members(Map<String, Json> members) implements Json {
    }

    /** An array. */
    record Elements(List<Json> elements) implements Json {
    }

    /** A string. */
    record Text(String text) implements Json {
    }

    /** A number as it is written. */
    record Numeral(String digits) implements Json {
    }

    /** {@code true}, {@code false} or {@code null}. */
    record Literal(String word) implements Json {
    }
}
