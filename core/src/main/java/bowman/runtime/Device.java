package bowman.runtime;

/**
 * A processor with its memory.
 *
 * @param id the name by which it is chosen, such as {@code 0:1}
 * @param description the name that its maker gave it, and what it is reached through
 * @param bytes the memory that a backend may take of it
 */
public record Device(String id, String description, long bytes) {

    /** The id of the processor that Java runs on. */
    public static final String HOST = "cpu";
}
