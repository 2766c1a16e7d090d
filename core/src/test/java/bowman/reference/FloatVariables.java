package bowman.reference;

import bowman.graph.Graph;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.HostBackend;
import bowman.runtime.MemoryPlan;
import bowman.runtime.Workers;

/** The reference backend with variables that are kept as floats from run to run, as all others keep them. */
public final class FloatVariables implements HostBackend {

    private final Backend reference = new ReferenceBackend();

    @Override
    public String name() {
        return "reference with float variables";
    }

    @Override
    public Availability availability() {
        return reference.availability();
    }

    @Override
    public MemoryPlan plan(Graph graph, Workers workers) {
        return reference.plan(graph, workers);
    }

    @Override
    public Executable compile(Graph graph, Workers workers) {
        return new Rounding(reference.compile(graph, workers));
    }

    private record Rounding(Executable reference) implements Executable {

        @Override
        public void run() {
            reference.run();
            for (Variable variable : graph().variables(Role.values())) {
                reference.write(variable.name(), reference.read(variable.name()));
            }
        }

        @Override
        public Graph graph() {
            return reference.graph();
        }

        @Override
        public MemoryPlan plan() {
            return reference.plan();
        }

        @Override
        public void write(String name, float[] source) {
            reference.write(name, source);
        }

        @Override
        public void read(String name, float[] destination) {
            reference.read(name, destination);
        }

        @Override
        public Shape shape(String name) {
            return reference.shape(name);
        }

        @Override
        public void close() {
            reference.close();
        }
    }
}
