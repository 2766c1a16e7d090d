package bowman.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The choice of a backend. */
public final class Backends {

    private static final Logger LOGGER = System.getLogger(Backends.class.getName());

    private Backends() {
    }

    /** All registered backends, usable or not. */
    public static List<Backend> all() {
        return ServiceLoader.load(Backend.class, Backends.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * The usable backend of the highest rank; one logged line says which it is and why.
     *
     * @throws IllegalStateException if none is usable; the message has each one's reason
     */
    public static Backend best() {
        List<Backend> all = all();
        Backend best = all.stream()
                .filter(backend -> backend.availability().usable())
                .max(Comparator.comparingInt(backend -> backend.availability().rank()))
                .orElseThrow(() -> new IllegalStateException("no backend can run here: " + (all.isEmpty()
                        ? "add the bowman kernels module to the class path" : reasons(all))));
        LOGGER.log(Level.INFO, () -> "backend " + best.name() + ": " + best.availability().reason());
        return best;
    }

    /**
     * The backend of the given name, or the best one for {@code auto}.
     *
     * @throws IllegalArgumentException if there is none of that name, or it cannot run here
     */
    public static Backend named(String name) {
        if (name.equals("auto")) {
            return best();
        }
        Backend backend = all().stream().filter(candidate -> candidate.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no backend " + name + "; there are "
                        + all().stream().map(Backend::name).collect(Collectors.joining(", "))));
        if (!backend.availability().usable()) {
            throw new IllegalArgumentException("backend " + name + " cannot run here: "
                    + backend.availability().reason());
        }
        return backend;
    }

    private static String reasons(List<Backend> backends) {
        return backends.stream().map(backend -> backend.name() + ": " + backend.availability().reason())
                .collect(Collectors.joining("; "));
    }
}
