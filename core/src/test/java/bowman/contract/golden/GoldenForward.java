package bowman.contract.golden;

import bowman.golden.GoldenTensors;
import bowman.golden.ModelGolden;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Node;
import bowman.graph.RandomOp;
import bowman.graph.SourceOp;
import bowman.graph.SourceOp.Role;
import bowman.graph.UpdateOp;
import bowman.graph.Value;
import bowman.model.Architecture;
import bowman.model.DropRates;
import bowman.nn.Mode;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network with the golden weights, run forward once. */
public final class GoldenForward {

    static final String IMAGE = "image";
    static final String LOGITS = "logits";

    private static final String KEY = "key";

    private GoldenForward() {
    }

    /** The architecture of the golden data, with nothing dropped in training. */
    static Architecture architecture(ModelGolden golden) {
        return Architecture.named(golden.architecture()).withDropRates(DropRates.NONE);
    }

    /** The logits of a run's image. */
    public static Tensor logits(Backend backend, ModelGolden golden, String run) {
        return results(backend, golden, run, List.of()).get(LOGITS);
    }

    /**
     * The results of the modules at the given paths, and the logits.
     *
     * @throws IllegalArgumentException if there is no such module in the network
     */
    public static Map<String, Tensor> results(Backend backend, ModelGolden golden, String run,
            Collection<String> paths) {
        Tensor image = golden.image(run);
        GraphBuilder builder = new GraphBuilder();
        Value logits = architecture(golden).logits(builder, builder.input(IMAGE, image.shape()),
                run.equals(golden.training()) ? training(builder) : new Mode.Inference());
        Map<String, Value> values = new LinkedHashMap<>();
        for (String path : paths) {
            values.put(path, module(builder.nodes(), path).orElseThrow(
                    () -> new IllegalArgumentException("no operation of " + golden.architecture() + " is in " + path)));
        }
        values.forEach(builder::output);
        Graph graph = builder.output(LOGITS, logits).build();
        Map<String, Tensor> results = new LinkedHashMap<>();
        try (Executable executable = backend.compile(graph, Workers.shared())) {
            writeVariables(executable);
            executable.write(IMAGE, image);
            executable.run();
            graph.outputs().keySet().forEach(name -> results.put(name, executable.read(name)));
        }
        return results;
    }

    static Mode training(GraphBuilder builder) {
        return new Mode.Training(builder.input(KEY, RandomOp.KEY));
    }

    static void writeVariables(Executable executable) {
        executable.graph().variables(Role.WEIGHT, Role.BUFFER).forEach(variable -> executable.write(variable.name(),
                GoldenTensors.variable(variable.name(), variable.shape())));
    }

    /** The result of a module is that of its last operation, its own or that of a module in it. */
    static Optional<Value> module(List<Node> nodes, String path) {
        return nodes.reversed().stream()
                .filter(node -> !(node.op() instanceof SourceOp || node.op() instanceof UpdateOp))
                .filter(node -> node.label().equals(path) || node.label().startsWith(path + ".")).findFirst()
                .map(node -> node.result(0));
    }
}
