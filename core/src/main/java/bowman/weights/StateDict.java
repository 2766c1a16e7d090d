package bowman.weights;

import bowman.graph.Graph;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.runtime.Executable;
import bowman.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The weights and running statistics of a network by name, in a fixed order. Names and shapes are PyTorch's: a
 * convolution is (out, in / groups, height, width), a linear layer (out, in), a norm (channels).
 */
public final class StateDict {

    /** PyTorch's counters of batches, which do not affect the results. */
    private static final String COUNTER = "num_batches_tracked";

    /** The end of the names of running variances. */
    private static final String VARIANCE = "running_var";

    private final String source;
    private final Map<String, Tensor> tensors;

    private StateDict(String source, Map<String, Tensor> tensors) {
        this.source = source;
        this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** Returns a state dict of the given tensors, in the map's order. */
    public static StateDict of(Map<String, Tensor> tensors) {
        return new StateDict("the state dict", tensors);
    }

    /** Returns the initial weights of a graph's network; each depends on its name and the seed alone. */
    public static StateDict initial(Graph graph, long seed) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Variable variable : variables(graph)) {
            tensors.put(variable.name(), InitialValues.initial(variable, seed));
        }
        return new StateDict("the initial weights", tensors);
    }

    /**
     * Reads a PyTorch checkpoint, or a safetensors file: one with weights alone, or the checkpoint of a training, of
     * which only the weights are read.
     *
     * @throws IOException if the file cannot be read
     */
    public static StateDict load(Path file) throws IOException {
        try (WeightsFile weights = WeightsFile.open(file)) {
            return of(file, weights);
        }
    }

    /**
     * Reads the weights of an open file. Names with a slash, which PyTorch does not use, belong to the checkpoint of a
     * training and are ignored.
     *
     * @param file the path of the file, for messages
     * @throws IOException if a tensor cannot be read
     */
    public static StateDict of(Path file, WeightsFile weights) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : weights.tensors().keySet()) {
            if (isWeight(name)) {
                tensors.put(name, weights.tensor(name));
            }
        }
        return new StateDict(file.toString(), tensors);
    }

    /**
     * Reads the weights of a network from an open file, under the network's names. Other tensors are not read.
     *
     * @param file the path of the file, for messages
     * @param match the match of the file with the network
     * @throws IOException if a tensor cannot be read
     * @throws WeightsException if the file does not fit the network, it is not clear which network is meant, or its
     *     numbers cannot be those of a network
     */
    public static StateDict of(Path file, WeightsFile weights, KeyMatch match) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, String> found : fitting(file.toString(), match).matched().entrySet()) {
            tensors.put(found.getKey(), usable(file, weights, found.getValue()));
        }
        return new StateDict(file.toString(), tensors);
    }

    /** Reads a tensor whose numbers can be those of a network. */
    static Tensor usable(Path file, WeightsFile weights, String name) throws IOException {
        String type = weights.tensors().get(name).type();
        if (!type.contains("F")) {
            throw new WeightsException(file + ": the tensor " + name + " holds numbers of the type " + type
                    + ", as quantized networks do; use the weights in floating point");
        }
        Tensor tensor = weights.tensor(name);
        for (float number : tensor.data()) {
            if (!Float.isFinite(number)) {
                throw new WeightsException(file + ": the tensor " + name + " holds " + number
                        + ", so the network cannot compute anything; use a checkpoint from before its training"
                        + " diverged");
            }
            if (number < 0 && name.endsWith(VARIANCE)) {
                throw new WeightsException(file + ": the tensor " + name + " holds the negative variance " + number
                        + ", so the file is damaged; copy it again, or use another checkpoint");
            }
        }
        return tensor;
    }

    /** Reads the weights and running statistics of an executable. */
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
     * @throws WeightsException if they do not fit its graph, see {@link #fitting}; then nothing is written
     */
    public void writeTo(Executable executable) {
        fitting(executable.graph()).tensors.forEach(executable::write);
    }

    /**
     * Returns these weights under the names that a graph's network has for them. Whatever prefix stands before all of
     * them is removed, and other programs' names are translated, see {@link KeyMatch}.
     *
     * @throws WeightsException if names or shapes are not those of the network, or several networks are meant
     */
    public StateDict fitting(Graph graph) {
        Map<String, List<Long>> extents = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> extents.put(name,
                Arrays.stream(tensor.shape().extents()).asLongStream().boxed().toList()));
        KeyMatch match = fitting(source, KeyMatch.of(extents, graph));
        Map<String, Tensor> named = new LinkedHashMap<>();
        match.matched().forEach((name, own) -> named.put(name, tensors.get(own)));
        return new StateDict(source, named);
    }

    private static KeyMatch fitting(String source, KeyMatch match) {
        if (!match.fits()) {
            throw new WeightsException(source + ": these are not the weights of this network: " + match.defects()
                    + "; choose the architecture that the weights were trained with");
        }
        match.requireOne(source);
        return match;
    }

    /**
     * Returns the tensor of the given name.
     *
     * @throws IllegalArgumentException if there is no tensor of that name
     */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(source + " has no tensor " + name);
        }
        return tensor;
    }

    /** Returns the names, in order. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** Returns the tensors by name, in order; unmodifiable. */
    public Map<String, Tensor> tensors() {
        return tensors;
    }

    private static List<Variable> variables(Graph graph) {
        return graph.variables(Role.WEIGHT, Role.BUFFER);
    }

    /** Returns whether a name is neither one of PyTorch's counters nor part of the checkpoint of a training. */
    static boolean isWeight(String name) {
        return !isCounter(name) && name.indexOf('/') < 0;
    }

    static boolean isCounter(String name) {
        return name.endsWith(COUNTER);
    }
}
