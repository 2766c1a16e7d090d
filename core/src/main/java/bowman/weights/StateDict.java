package bowman.weights;

import bowman.graph.Graph;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.runtime.Executable;
import bowman.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The weights and running statistics of a network by name, in a fixed order. Names and shapes are PyTorch's: a
 * convolution is (out, in / groups, height, width), a linear layer (out, in), a norm (channels).
 */
public final class StateDict {

    /** PyTorch's counters of batches, which nothing depends on. */
    private static final String COUNTER = "num_batches_tracked";

    private final String source;
    private final Map<String, Tensor> tensors;

    private StateDict(String source, Map<String, Tensor> tensors) {
        this.source = source;
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** The given tensors in the map's order. */
    public static StateDict of(Map<String, Tensor> tensors) {
        return new StateDict("the state dict", tensors);
    }

    /** The weights with which the training of a graph's network starts; each depends on its name and the seed alone. */
    public static StateDict initial(Graph graph, long seed) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Variable variable : variables(graph)) {
            tensors.put(variable.name(), Draw.initial(variable, seed));
        }
        return new StateDict("the initial weights", tensors);
    }

    /**
     * Reads a PyTorch checkpoint, or a safetensors file: one with weights alone, or a training's checkpoint, of which the
     * weights are taken.
     *
     * @throws IOException if the file cannot be read
     */
    public static StateDict load(Path file) throws IOException {
        try (WeightsFile weights = WeightsFile.open(file)) {
            return of(file, weights);
        }
    }

    /**
     * The weights of an open file. Names with a slash, which PyTorch does not have, are a checkpoint's own.
     *
     * @param file its name, for messages
     * @throws IOException if a tensor cannot be read
     */
    public static StateDict of(Path file, WeightsFile weights) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : weights.tensors().keySet()) {
            if (!isCounter(name) && name.indexOf('/') < 0) {
                tensors.put(name, weights.tensor(name));
            }
        }
        return new StateDict(file.toString(), tensors);
    }

    /** The weights and running statistics that an executable holds. */
    public static StateDict read(Executable executable) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Variable variable : variables(executable.graph())) {
            tensors.put(variable.name(), executable.read(variable.name()));
        }
        return new StateDict("the state dict", tensors);
    }

    /**
     * Sets all weights and running statistics of an executable.
     *
     * @throws WeightsException if names or shapes are not exactly those of its graph; nothing is written then
     */
    public void writeTo(Executable executable) {
        check(executable.graph());
        variables(executable.graph()).forEach(variable -> executable.write(variable.name(), get(variable.name())));
    }

    /** @throws WeightsException if names or shapes are not exactly those of the graph's network */
    public void check(Graph graph) {
        Map<String, Shape> expected = new LinkedHashMap<>();
        variables(graph).forEach(variable -> expected.put(variable.name(), variable.shape()));
        List<String> missing = new ArrayList<>(expected.keySet());
        missing.removeAll(tensors.keySet());
        List<String> unexpected = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        tensors.forEach((name, tensor) -> {
            if (!expected.containsKey(name)) {
                if (!isCounter(name)) {
                    unexpected.add(name);
                }
            } else if (!expected.get(name).equals(tensor.shape())) {
                misshapen.add(name + " is " + tensor.shape() + " and should be " + expected.get(name));
            }
        });
        if (!missing.isEmpty() || !unexpected.isEmpty() || !misshapen.isEmpty()) {
            throw new WeightsException(source + ": these are not the weights of this network: " + String.join("; ",
                    Stream.of(list(missing, "missing"), list(unexpected, "unexpected"),
                            list(misshapen, "of another shape")).filter(part -> !part.isEmpty()).toList())
                    + "; choose the architecture that the weights were trained with");
        }
    }

    private static String list(List<String> keys, String defect) {
        if (keys.isEmpty()) {
            return "";
        }
        return keys.size() + (keys.size() == 1 ? " key is " : " keys are ") + defect + " ("
                + String.join(", ", keys.subList(0, Math.min(5, keys.size()))) + (keys.size() > 5 ? ", ..." : "") + ")";
    }

    /** @throws IllegalArgumentException if there is no tensor of that name */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(source + " has no tensor " + name);
        }
        return tensor;
    }

    /** The names, in order. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** The tensors by name, in order; unmodifiable. */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    private static List<Variable> variables(Graph graph) {
        return graph.variables(Role.WEIGHT, Role.BUFFER);
    }

    private static boolean isCounter(String name) {
        return name.endsWith(COUNTER);
    }
}
