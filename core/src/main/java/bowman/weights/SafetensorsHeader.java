package bowman.weights;

import bowman.file.FileText;
import bowman.json.Json;
import bowman.json.JsonReader;
import bowman.json.JsonReader.JsonException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The validated header of a safetensors file: every tensor's bytes lie in the file, fit its shape, and follow one
 * another without gaps.
 *
 * @param tensors the tensors by name, in the header's order
 * @param metadata the strings under {@code __metadata__}
 */
record SafetensorsHeader(Map<String, Entry> tensors, Map<String, String> metadata) {

    static final String METADATA = "__metadata__";

    private static final int LONGEST_NAME = 1000;

    /** PyTorch's own limit. */
    private static final int LARGEST_RANK = 64;

    /**
     * A tensor of the file.
     *
     * @param type the element type as it is written
     * @param extents the extents, outermost first
     * @param begin its first byte, counted from the end of the header
     * @param end the byte after its last
     */
    record Entry(String type, List<Long> extents, long begin, long end) {

        Entry {
            extents = List.copyOf(extents);
        }
    }

    /**
     * @param dataBytes the bytes of the file after the header
     * @throws SafetensorsException if the header is not well formed or does not fit the file
     */
    static SafetensorsHeader parse(Path file, String json, long dataBytes) throws SafetensorsException {
        try {
            Map<String, Entry> tensors = new LinkedHashMap<>();
            Map<String, String> metadata = Map.of();
            for (Map.Entry<String, Json> member : members("the header", JsonReader.read(json)).entrySet()) {
                if (member.getKey().equals(METADATA)) {
                    metadata = metadata(member.getValue());
                } else {
                    tensors.put(printable(member.getKey()), entry(member.getKey(), member.getValue()));
                }
            }
            checkPlaces(tensors, dataBytes);
            return new SafetensorsHeader(Collections.unmodifiableMap(tensors), metadata);
        } catch (JsonException | DefectException e) {
            throw new SafetensorsException(file, "the header is not valid (" + e.getMessage()
                    + "); copy or export the file again", e);
        }
    }

    /** Returns whether a tensor may have a name, which is shown in messages and lists. */
    static boolean isName(String name) {
        return FileText.isPrintable(name) && name.length() <= LONGEST_NAME;
    }

    private static String printable(String name) throws DefectException {
        if (!isName(name)) {
            throw new DefectException("the name " + FileText.words(name) + " has control characters, or more than "
                    + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static Map<String, Json> members(String what, Json value) throws DefectException {
        if (value instanceof Json.Members(var members)) {
            return members;
        }
        throw new DefectException(what + " is not an object");
    }

    private static Map<String, String> metadata(Json value) throws DefectException {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, Json> member : members(METADATA, value).entrySet()) {
            if (!(member.getValue() instanceof Json.Text(var text))) {
                throw new DefectException(METADATA + " " + FileText.words(member.getKey()) + " is not a string");
            }
            metadata.put(member.getKey(), text);
        }
        return Collections.unmodifiableMap(metadata);
    }

    private static Entry entry(String name, Json value) throws DefectException {
        Map<String, Json> members = members("tensor " + name, value);
        if (!(members.get("dtype") instanceof Json.Text(var type))) {
            throw new DefectException("tensor " + name + " has no dtype");
        }
        List<Long> extents = numbers(name, "shape", members.get("shape"));
        if (extents.size() > LARGEST_RANK) {
            throw new DefectException("tensor " + name + " has a shape of " + extents.size() + " extents");
        }
        List<Long> offsets = numbers(name, "data_offsets", members.get("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw new DefectException("tensor " + name + " has data_offsets that are not a range");
        }
        return new Entry(type, extents, offsets.get(0), offsets.get(1));
    }

    private static List<Long> numbers(String tensor, String member, Json value) throws DefectException {
        if (!(value instanceof Json.Elements(var elements))) {
            throw new DefectException("tensor " + tensor + " has no " + member);
        }
        List<Long> numbers = new ArrayList<>();
        for (Json element : elements) {
            if (!(element instanceof Json.Numeral(var digits)) || !digits.matches("[0-9]{1,18}")) {
                throw new DefectException("tensor " + tensor + " has a " + member
                        + " with elements that are not whole numbers");
            }
            numbers.add(Long.valueOf(digits));
        }
        return numbers;
    }

    private static void checkPlaces(Map<String, Entry> tensors, long dataBytes) throws DefectException {
        List<Map.Entry<String, Entry>> byPlace = new ArrayList<>(tensors.entrySet());
        byPlace.sort(Comparator.comparingLong((Map.Entry<String, Entry> tensor) -> tensor.getValue().begin())
                .thenComparingLong(tensor -> tensor.getValue().end()));
        long end = 0;
        String before = "the header";
        for (Map.Entry<String, Entry> tensor : byPlace) {
            String name = tensor.getKey();
            Entry entry = tensor.getValue();
            if (entry.end() > dataBytes) {
                throw new DefectException("tensor " + name + " ends at byte " + entry.end()
                        + " of the data, but the file is truncated or damaged: it holds " + dataBytes);
            }
            checkSize(name, entry);
            if (entry.begin() < end) {
                throw new DefectException("tensors " + before + " and " + name + " overlap");
            }
            if (entry.begin() > end) {
                throw new DefectException("between " + before + " and tensor " + name + " there is a gap");
            }
            end = entry.end();
            before = name;
        }
        if (end != dataBytes) {
            throw new DefectException("the tensors end at byte " + end + " of the data, but the file holds "
                    + dataBytes);
        }
    }

    /**
     * An unsupported type is reported only when the tensor is read. The smallest numbers of any type have one bit, so
     * that a shape fits into a file whatever its type is.
     */
    private static void checkSize(String name, Entry entry) throws DefectException {
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(entry.type())) {
                long bytes = bytes(entry.extents(), type);
                if (bytes != entry.end() - entry.begin()) {
                    throw new DefectException("tensor " + name + " of shape " + entry.extents() + " and dtype " + type
                            + " does not have " + (entry.end() - entry.begin()) + " bytes");
                }
                return;
            }
        }
        long elements = bytes(entry.extents(), ElementType.BOOL);
        if (elements < 0 || elements / Byte.SIZE > entry.end() - entry.begin()) {
            throw new DefectException("tensor " + name + " of shape " + entry.extents() + " does not fit into its "
                    + (entry.end() - entry.begin()) + " bytes");
        }
    }

    /** The size of a tensor in bytes, or -1 if it is larger than a file can be. */
    private static long bytes(List<Long> extents, ElementType type) {
        try {
            return extents.stream().reduce((long) type.bytes(), Math::multiplyExact);
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    /** The header as JSON. */
    String json() {
        List<String> members = new ArrayList<>();
        if (!metadata.isEmpty()) {
            members.add(quoted(METADATA) + metadata.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ":" + quoted(entry.getValue()))
                    .collect(Collectors.joining(",", ":{", "}")));
        }
        String member = "%s:{\"dtype\":%s,\"shape\":[%s],\"data_offsets\":[%d,%d]}";
        tensors.forEach((name, entry) -> members.add(member.formatted(quoted(name), quoted(entry.type()),
                entry.extents().stream().map(Object::toString).collect(Collectors.joining(",")),
                entry.begin(), entry.end())));
        return "{" + String.join(",", members) + "}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Thrown for a defect of a header; the file's name is prepended to the message. */
    private static final class DefectException extends Exception {

        private static final long serialVersionUID = 1L;

        DefectException(String message) {
            super(message);
        }
    }
}
