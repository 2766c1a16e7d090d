package bowman.runtime;

import bowman.graph.Graph;
import bowman.graph.Shape;
import java.util.List;
import java.util.stream.Stream;

/** A backend of which all but the computing can be chosen: it compiles to nothing, or throws. */
record FakeBackend(String name, Availability availability, List<Device> devices, RuntimeException failure)
        implements Backend {

    private static final RuntimeException NONE = new IllegalStateException("no failure");

    /** A usable backend. */
    static FakeBackend usable(String name, int rank, String... devices) {
        return new FakeBackend(name, new Availability(true, rank, name + " is there"),
                Stream.of(devices).map(id -> new Device(id, "a device", 1 << 20)).toList(), NONE);
    }

    /** A backend that cannot run. */
    static FakeBackend unusable(String name, int rank, String reason) {
        return new FakeBackend(name, new Availability(false, rank, reason), List.of(), NONE);
    }

    /** This backend, which throws when it compiles. */
    FakeBackend failing(RuntimeException thrown) {
        return new FakeBackend(name, availability, devices, thrown);
    }

    @Override
    public Backend on(String device) {
        List<Device> one = devices.stream().filter(candidate -> candidate.id().equals(device)).toList();
        if (one.isEmpty()) {
            throw new IllegalArgumentException(name + " has no device " + device);
        }
        return new FakeBackend(name, availability, one, failure);
    }

    @Override
    public MemoryPlan plan(Graph graph, Workers workers) {
        return new MemoryPlan(0, 0, 0, 0);
    }

    @Override
    public Executable compile(Graph graph, Workers workers) {
        if (failure != NONE) {
            throw failure;
        }
        return new Compiled(name, graph);
    }

    /** Nothing, by the backend of the given name. */
    record Compiled(String backend, Graph graph) implements Executable {

        @Override
        public MemoryPlan plan() {
            return new MemoryPlan(0, 0, 0, 0);
        }

        @Override
        public void write(String name, float[] source) {
            throw new IllegalArgumentException("there is nothing to write");
        }

        @Override
        public void read(String name, float[] destination) {
            throw new IllegalArgumentException("there is nothing to read");
        }

        @Override
        public Shape shape(String name) {
            throw new IllegalArgumentException("there is nothing");
        }

        @Override
        public void run() {
        }

        @Override
        public void close() {
        }
    }
}
