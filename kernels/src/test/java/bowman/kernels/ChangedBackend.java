package bowman.kernels;

import bowman.graph.Graph;
import bowman.graph.Shape;
import bowman.runtime.Backend;
import bowman.runtime.Device;
import bowman.runtime.Executable;
import bowman.runtime.MemoryPlan;
import bowman.runtime.Workers;
import java.util.List;

/** A backend of which all that is read can be changed. */
record ChangedBackend(Backend genuine, Change change) implements Backend {

    /** A change of the numbers of an output or a variable before the caller gets them. */
    @FunctionalInterface
    interface Change {
        void apply(String name, float[] numbers);
    }

    @Override
    public String name() {
        return genuine.name();
    }

    @Override
    public Availability availability() {
        return genuine.availability();
    }

    @Override
    public List<Device> devices() {
        return genuine.devices();
    }

    @Override
    public Backend on(String device) {
        return new ChangedBackend(genuine.on(device), change);
    }

    @Override
    public MemoryPlan plan(Graph graph, Workers workers) {
        return genuine.plan(graph, workers);
    }

    @Override
    public Executable compile(Graph graph, Workers workers) {
        return new Changed(genuine.compile(graph, workers), change);
    }

    private record Changed(Executable genuine, Change change) implements Executable {

        @Override
        public Graph graph() {
            return genuine.graph();
        }

        @Override
        public MemoryPlan plan() {
            return genuine.plan();
        }

        @Override
        public void write(String name, float[] source) {
            genuine.write(name, source);
        }

        @Override
        public void read(String name, float[] destination) {
            genuine.read(name, destination);
            change.apply(name, destination);
        }

        @Override
        public Shape shape(String name) {
            return genuine.shape(name);
        }

        @Override
        public void run() {
            genuine.run();
        }

        @Override
        public void close() {
            genuine.close();
        }
    }
}
