package bowman.reference;

import bowman.graph.Graph;
import bowman.graph.Node;
import bowman.graph.SourceOp;
import bowman.graph.Value;
import bowman.runtime.HostBackend;
import bowman.runtime.MemoryPlan;
import bowman.runtime.Workers;

/**
 * Interprets a graph node by node in double precision, in one thread and without any pass: the truth that backends are
 * tested against.
 */
public final class ReferenceBackend implements HostBackend {

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public Availability availability() {
        return new Availability(true, Integer.MIN_VALUE, "runs everywhere, slowly, for tests");
    }

    @Override
    public MemoryPlan plan(Graph graph, Workers workers) {
        long variables = 0;
        long values = 0;
        for (Node node : graph.nodes()) {
            for (Value value : node.results()) {
                long bytes = (long) value.shape().size() * Double.BYTES;
                if (node.op() instanceof SourceOp.Variable) {
                    variables += bytes;
                } else {
                    values += bytes;
                }
            }
        }
        return new MemoryPlan(variables, values, 0, 0);
    }

    @Override
    public ReferenceExecutable compile(Graph graph, Workers workers) {
        return new ReferenceExecutable(graph, plan(graph, workers));
    }
}
