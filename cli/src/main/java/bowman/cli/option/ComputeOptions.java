package bowman.cli.option;

import bowman.runtime.Backend;
import bowman.runtime.Backends;
import bowman.runtime.Device;
import bowman.runtime.Workers;
import picocli.CommandLine.Option;

/** The backend, the device and the number of threads. */
public final class ComputeOptions {

    @Option(names = "--backend", paramLabel = "NAME", defaultValue = "auto",
            description = "The backend: tornado, vector, scalar, or auto for the fastest that runs here (default).")
    private String backend;

    @Option(names = "--device", paramLabel = "ID",
            description = "The device of the backend, such as 0:1; bowman doctor lists them.")
    private String device;

    @Option(names = "--threads", paramLabel = "N",
            description = "Number of threads, which does not change results; default: one per core.")
    private Integer threads;

    /**
     * The backend of the options, on the device of the options if one is given.
     *
     * @throws bowman.runtime.NoBackendException if it does not exist or cannot run here
     */
    public Backend backend() {
        return device == null ? Backends.named(backend) : Backends.named(backend, device);
    }

    /**
     * The device of the options, or the first one of a backend.
     *
     * @throws IllegalArgumentException if the backend does not have it
     */
    public Device device(Backend chosen) {
        return chosen.devices().stream().filter(one -> device == null || one.id().equals(device)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("backend " + chosen.name() + " has no device"));
    }

    /** The threads of the options, or the shared ones. */
    public Workers workers() {
        return threads == null ? Workers.shared() : new Workers(threads);
    }
}
