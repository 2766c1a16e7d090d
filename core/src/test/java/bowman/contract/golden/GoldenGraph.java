package bowman.contract.golden;

import bowman.golden.OpsGolden;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Node;
import bowman.graph.NormalizationOp.BatchNormTraining;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.UpdateOp.RunningStatistics;
import bowman.graph.Value;
import bowman.graph.pass.Differentiate;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The graph of a golden case. Its inputs and variables are the case's tensors, its outputs the result and all gradients
 * that the case has, all under their names there.
 */
public final class GoldenGraph {

    private static final float BATCH_NORM_EPSILON = 1e-5f;
    private static final float BATCH_NORM_MOMENTUM = 0.1f;

    private final OpsGolden.Case golden;
    private final GoldenLayout layout;
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<String, Tensor> written = new LinkedHashMap<>();
    private final Map<String, Value> differentiated = new LinkedHashMap<>();
    private final Set<String> maps = new HashSet<>(Set.of("out"));
    private final List<Runnable> updates = new ArrayList<>();

    GoldenGraph(OpsGolden.Case golden, GoldenLayout layout) {
        this.golden = golden;
        this.layout = layout;
    }

    OpsGolden.Case golden() {
        return golden;
    }

    GraphBuilder builder() {
        return builder;
    }

    /** An input that is a feature map. */
    Value map(String name) {
        maps.add("d_" + name);
        return input(name, layout.toGraph(golden, golden.tensor(name)));
    }

    /** An input that is a weight or a vector. */
    Value plain(String name) {
        return input(name, golden.tensor(name));
    }

    private Value input(String name, Tensor tensor) {
        written.put(name, tensor);
        Value value = builder.input(name, tensor.shape());
        if (golden.has("d_" + name)) {
            differentiated.put("d_" + name, value);
        }
        return value;
    }

    /** A trained parameter. */
    Value parameter(String key) {
        Value value = variable(key, Role.WEIGHT);
        differentiated.put("dp:" + key, value);
        return value;
    }

    private Value variable(String key, Role role) {
        String name = "p:" + key;
        Tensor tensor = golden.tensor(name);
        written.put(name, tensor);
        return builder.variable(name, tensor.shape(), role, Initializer.ZEROS);
    }

    /** The batch norm whose parameters' keys start with {@code prefix}; in training it updates the statistics too. */
    Value batchNorm(Value map, String prefix, boolean training) {
        Value gamma = parameter(prefix + "weight");
        Value beta = parameter(prefix + "bias");
        Value mean = variable(prefix + "running_mean", Role.BUFFER);
        Value variance = variable(prefix + "running_var", Role.BUFFER);
        if (!training) {
            return builder.batchNormInference(map, gamma, beta, mean, variance, BATCH_NORM_EPSILON);
        }
        Node node = builder.add(new BatchNormTraining(BATCH_NORM_EPSILON), List.of(map, gamma, beta));
        RunningStatistics update = new RunningStatistics(BATCH_NORM_MOMENTUM, map.shape().pixels());
        updates.add(() -> builder.add(update, List.of(mean, variance, node.result(1), node.result(2))));
        return node.result(0);
    }

    /** Declares the result; the gradient by it is the case's {@code gout}. */
    void result(Value result) {
        builder.output("out", result);
        finish(result, input("gout", layout.toGraph(golden, golden.tensor("gout"))));
    }

    /** Declares a loss; the gradient by it is 1. */
    void loss(Value loss) {
        builder.output("loss", loss);
        finish(loss, builder.constant(Shape.SCALAR, 1));
    }

    private void finish(Value result, Value upstream) {
        List<Value> gradients = Differentiate.add(builder, Map.of(result, upstream),
                List.copyOf(differentiated.values()));
        List<String> names = List.copyOf(differentiated.keySet());
        for (int i = 0; i < names.size(); i++) {
            builder.output(names.get(i), gradients.get(i));
        }
        updates.forEach(Runnable::run);
    }

    /** The names of the case's tensors that are written. */
    public Set<String> written() {
        return written.keySet();
    }

    /** All outputs and running statistics after one run, in PyTorch's order, under the case's names. */
    public Map<String, float[]> run(Backend backend) {
        Graph graph = builder.build();
        Map<String, float[]> read = new LinkedHashMap<>();
        try (Executable executable = backend.compile(graph, Workers.shared())) {
            written.forEach(executable::write);
            executable.run();
            for (String name : graph.outputs().keySet()) {
                Tensor tensor = executable.read(name);
                read.put(name, (maps.contains(name) ? layout.toTorch(tensor) : tensor).data());
            }
            if (!updates.isEmpty()) {
                graph.variables(Role.BUFFER).forEach(variable -> read.put(
                        variable.name().replaceFirst("^p:", "after:"), executable.read(variable.name()).data()));
            }
        }
        return read;
    }
}
