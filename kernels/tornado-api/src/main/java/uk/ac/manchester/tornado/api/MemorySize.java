package uk.ac.manchester.tornado.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;

/** Reads sizes of memory such as {@code 512MB}. */
final class MemorySize {

    private static final Pattern SIZE = Pattern.compile("(\\d+)([KMG])B");

    private MemorySize() {
    }

    static long parse(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new TornadoRuntimeException("'" + size + "' is not a size of memory such as 512MB or 4GB");
        }
        int shift = switch (matcher.group(2)) {
            case "K" -> 10;
            case "M" -> 20;
            default -> 30;
        };
        return Long.parseLong(matcher.group(1)) << shift;
    }
}
