package bowman.runtime;

/**
 * A processor with its memory.
 *
 * @param id the name by which it is chosen, such as {@code 0:1}
 * @param description the vendor's name for it, and the driver through which it is reached
 * @param bytes the memory that a backend may allocate on it
 */
public record Device(String id, String description, long bytes) {

    /** The id of the processor that the JVM runs on. */
    public static final String HOST = "cpu";
}
