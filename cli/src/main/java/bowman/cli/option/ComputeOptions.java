package bowman.cli.option;

import bowman.runtime.Backend;
import bowman.runtime.Backends;
import bowman.runtime.Device;
import bowman.runtime.Workers;
import picocli.CommandLine.Option;

/** Where and with how many threads to compute. */
public final class ComputeOptions {

    @Option(names = "--backend", paramLabel = "NAME", defaultValue = "auto",
            description = "What computes: tornado, vector, scalar, or auto for the fastest that runs here (default).")
    private String backend;

    @Option(names = "--device", paramLabel = "ID",
            description = "The device that computes, such as 0:1; doctor lists them.")
    private String device;

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads that compute; one per core unless told. Results do not depend on it.")
    private Integer threads;

    public Backend backend() {
        return device == null ? Backends.named(backend) : Backends.named(backend, device);
    }

    /** The device that a backend of these options computes on. */
    public Device device(Backend chosen) {
        return chosen.devices().stream().filter(one -> device == null || one.id().equals(device)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("backend " + chosen.name() + " has no device"));
    }

    public Workers workers() {
        return threads == null ? Workers.shared() : new Workers(threads);
    }
}
