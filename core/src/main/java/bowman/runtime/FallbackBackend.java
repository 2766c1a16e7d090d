package bowman.runtime;

import bowman.graph.Graph;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** A backend that compiles graphs for the host where its device cannot run them; each fallback is logged. */
final class FallbackBackend implements Backend {

    private static final Logger LOGGER = System.getLogger(Backends.class.getName());

    private final Backend first;
    private final Backend host;

    FallbackBackend(Backend first, Backend host) {
        this.first = first;
        this.host = host;
    }

    @Override
    public String name() {
        return first.name();
    }

    @Override
    public Availability availability() {
        return first.availability();
    }

    @Override
    public List<Device> devices() {
        return first.devices();
    }

    @Override
    public Backend on(String device) {
        return first.on(device);
    }

    @Override
    public MemoryPlan plan(Graph graph, Workers workers) {
        return first.plan(graph, workers);
    }

    @Override
    public Executable compile(Graph graph, Workers workers) {
        try {
            return first.compile(graph, workers);
        } catch (BackendException | InsufficientMemoryException failure) {
            LOGGER.log(Level.WARNING, () -> "backend " + first.name() + " cannot run this network, " + host.name()
                    + " does: " + failure.getMessage());
            return host.compile(graph, workers);
        }
    }
}
