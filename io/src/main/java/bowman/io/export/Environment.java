package bowman.io.export;

/**
 * Software and hardware of a segmentation.
 *
 * @param bowman the version of this library
 * @param java the version of Java and its vendor
 * @param system the operating system and the architecture of the processor
 * @param backend the name of the backend
 * @param device the device of the backend
 */
public record Environment(String bowman, String java, String system, String backend, String device) {

    private static final String OUTSIDE_A_JAR = "development";

    /** The environment of this process. */
    public static Environment current(String backend, String device) {
        return new Environment(version(),
                Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"), backend, device);
    }

    /** The version of this library. */
    public static String version() {
        String version = Environment.class.getPackage().getImplementationVersion();
        return version == null ? OUTSIDE_A_JAR : version;
    }
}
