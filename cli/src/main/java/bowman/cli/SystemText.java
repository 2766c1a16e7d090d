package bowman.cli;

import java.lang.module.ModuleDescriptor.Version;

/** The versions of Bowman, Java, the operating system and TornadoVM, one per line. */
final class SystemText {

    private static final String TORNADO_HOME = "TORNADOVM_HOME";
    private static final String TORNADO_MODULE = "tornado.runtime";

    private SystemText() {
    }

    /** @param version Bowman's name and version */
    static String of(String version) {
        Runtime runtime = Runtime.getRuntime();
        StringBuilder text = new StringBuilder();
        line(text, "version", version);
        line(text, "Java", "%s, %s; a heap of up to %,d MiB".formatted(Runtime.version(),
                System.getProperty("java.vendor"), runtime.maxMemory() >> 20));
        line(text, "system", "%s %s, %s, %d cores".formatted(System.getProperty("os.name"),
                System.getProperty("os.version"), System.getProperty("os.arch"), runtime.availableProcessors()));
        line(text, "TornadoVM", tornado() + ", " + home());
        return text.toString();
    }

    private static String tornado() {
        return ModuleLayer.boot().findModule(TORNADO_MODULE)
                .map(module -> module.getDescriptor().version().map(Version::toString).orElse("of unknown version")
                        + " is in this JVM")
                .orElse("is not in this JVM");
    }

    private static String home() {
        String home = System.getenv(TORNADO_HOME);
        return home == null ? TORNADO_HOME + " is not set" : TORNADO_HOME + " is " + home;
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("%-12s%s%n".formatted(what, value));
    }
}
