package bowman.kernels.tornado.device;

import java.util.Locale;

/** The amount of a device's memory that TornadoVM may take. */
public final class MemorySize {

    public static final String PROPERTY = "tornado.device.memory";

    /** TornadoVM's own default. */
    private static final String DEFAULT = "4GB";

    private MemorySize() {
    }

    /** The value of {@code -Dtornado.device.memory}, or TornadoVM's default, in bytes. */
    static long ofProperty() {
        return parse(System.getProperty(PROPERTY, DEFAULT));
    }

    /**
     * Parses a size.
     *
     * @throws IllegalArgumentException if it is not a whole number followed by B, KB, MB or GB
     */
    static long parse(String size) {
        String text = size.strip().toUpperCase(Locale.ROOT);
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        int shift = switch (text.substring(digits).strip()) {
            case "B", "" -> 0;
            case "KB" -> 10;
            case "MB" -> 20;
            case "GB" -> 30;
            default -> -1;
        };
        if (digits == 0 || digits > 9 || shift < 0) {
            throw new IllegalArgumentException("-D" + PROPERTY + "=" + size
                    + " is not a size; write it as 512MB or 8GB");
        }
        return Long.parseLong(text.substring(0, digits)) << shift;
    }
}
