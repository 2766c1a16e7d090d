package bowman.runtime;

import bowman.runtime.Backend.Availability;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Chooses a backend. */
public final class Backends {

    private static final Logger LOGGER = System.getLogger(Backends.class.getName());
    private static final String AUTO = "auto";

    private Backends() {
    }

    /** Returns all registered backends, usable or not. */
    public static List<Backend> all() {
        return ServiceLoader.load(Backend.class, Backends.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * A backend and its availability, which is queried once, since a failing driver reports the reason the first time
     * only.
     */
    private record Candidate(Backend backend, Availability availability) {

        static List<Candidate> of(List<Backend> backends) {
            return backends.stream().map(backend -> new Candidate(backend, backend.availability())).toList();
        }

        boolean usable() {
            return availability.usable();
        }

        int rank() {
            return availability.rank();
        }

        @Override
        public String toString() {
            return backend.name() + ": " + availability.reason();
        }
    }

    /**
     * Returns the usable backend of the highest rank. Logs the choice and its reason, and a warning for each backend
     * that ranks higher and cannot run. Where it computes on another device than the host, a graph that this device
     * cannot run is compiled for the host, which is logged too.
     *
     * @throws NoBackendException if none is usable; the message has each one's reason
     */
    public static Backend best() {
        return announced(all());
    }

    /** The best of the given backends, with the choice logged. */
    static Backend announced(List<Backend> backends) {
        List<Candidate> candidates = Candidate.of(backends);
        List<Candidate> usable = usable(candidates);
        Candidate best = usable.getFirst();
        candidates.stream().filter(candidate -> !candidate.usable() && candidate.rank() > best.rank())
                .forEach(missed -> LOGGER.log(Level.WARNING, () -> "cannot use backend " + missed));
        LOGGER.log(Level.INFO, () -> "backend " + best);
        return withHostBehind(usable);
    }

    /**
     * Returns the backend that {@link #best()} would choose among the given ones, without logging.
     *
     * @throws NoBackendException if none is usable
     */
    public static Backend best(List<Backend> backends) {
        return withHostBehind(usable(Candidate.of(backends)));
    }

    /** Those that can run, the best first. */
    private static List<Candidate> usable(List<Candidate> candidates) {
        List<Candidate> usable = candidates.stream().filter(Candidate::usable)
                .sorted(Comparator.comparingInt(Candidate::rank).reversed()).toList();
        if (usable.isEmpty()) {
            throw new NoBackendException("no backend can run here: " + (candidates.isEmpty()
                    ? "add the bowman kernels module to the class path"
                    : candidates.stream().map(Candidate::toString).collect(Collectors.joining("; "))));
        }
        return usable;
    }

    private static Backend withHostBehind(List<Candidate> usable) {
        Backend best = usable.getFirst().backend();
        return isOnHost(best) ? best : usable.stream().map(Candidate::backend).filter(Backends::isOnHost).findFirst()
                .<Backend>map(host -> new FallbackBackend(best, host)).orElse(best);
    }

    private static boolean isOnHost(Backend backend) {
        return backend.devices().stream().anyMatch(device -> device.id().equals(Device.HOST));
    }

    /**
     * Returns the backend of the given name, or the best one for {@code auto}.
     *
     * @throws IllegalArgumentException if there is none of that name, or it cannot run here
     * @throws NoBackendException if {@code auto} finds none
     */
    public static Backend named(String name) {
        return name.equals(AUTO) ? best() : named(all(), name);
    }

    private static Backend named(List<Backend> backends, String name) {
        Backend backend = backends.stream().filter(candidate -> candidate.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no backend " + name + "; there are "
                        + backends.stream().map(Backend::name).collect(Collectors.joining(", "))));
        Availability availability = backend.availability();
        if (!availability.usable()) {
            throw new IllegalArgumentException("backend " + name + " cannot run here: " + availability.reason());
        }
        return backend;
    }

    /**
     * Returns a backend on a device.
     *
     * @param name the backend's name, or {@code auto} for the best one that has the device
     * @param device the device's id
     * @throws IllegalArgumentException if there is no such backend, or none that has the device
     */
    public static Backend named(String name, String device) {
        return named(all(), name, device);
    }

    /** One of the given backends on a device. */
    static Backend named(List<Backend> backends, String name, String device) {
        if (!name.equals(AUTO)) {
            return named(backends, name).on(device);
        }
        List<Backend> having = backends.stream()
                .filter(backend -> backend.devices().stream().anyMatch(one -> one.id().equals(device))).toList();
        if (having.isEmpty()) {
            throw new IllegalArgumentException("there is no device " + device + "; there are " + backends.stream()
                    .flatMap(backend -> backend.devices().stream()).map(Device::id).distinct()
                    .collect(Collectors.joining(", ")));
        }
        return best(having).on(device);
    }
}
