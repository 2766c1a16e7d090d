package uk.ac.manchester.tornado.api.runtime;

import uk.ac.manchester.tornado.api.TornadoRuntime;

/** Provides the runtime. Properties are Java's system properties. */
public class TornadoRuntimeProvider {

    /** Returns the one runtime: the plain JVM. */
    public static TornadoRuntime getTornadoRuntime() {
        return JvmRuntime.INSTANCE;
    }

    public static void setProperty(String key, String value) {
        System.setProperty(key, value);
    }

    public static String getProperty(String key) {
        return System.getProperty(key);
    }

    public static String getProperty(String key, String otherwise) {
        return System.getProperty(key, otherwise);
    }
}
