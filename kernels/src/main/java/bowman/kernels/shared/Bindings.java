package bowman.kernels.shared;

import bowman.graph.Graph;
import bowman.graph.Initializer;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.SourceOp;
import bowman.graph.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The inputs, variables and outputs of an executable by name, with checks of the names and sizes that a caller writes
 * or reads.
 */
public record Bindings<V extends Placed>(Map<String, V> inputs, Map<String, V> variables, Map<String, V> outputs) {

    /**
     * Returns the places of a graph's variables by name. Those that are initialized with one number get it.
     *
     * @param fill fills a place with a number
     */
    public static <V extends Placed> Map<String, V> variables(Graph graph, Map<Value, V> places,
            BiConsumer<V, Float> fill) {
        Map<String, V> variables = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof SourceOp.Variable variable) {
                V place = places.get(node.result(0));
                variables.put(variable.name(), place);
                if (variable.initializer() instanceof Initializer.Fill initial) {
                    fill.accept(place, initial.value());
                }
            }
        }
        return variables;
    }

    /** Returns whether {@code name} is a variable and not an input. */
    public boolean isVariable(String name) {
        return !inputs.containsKey(name) && variables.containsKey(name);
    }

    /**
     * Returns the place of an input or a variable to which {@code length} numbers are to be written.
     *
     * @throws IllegalArgumentException if there is none of this name, or if it has another size
     */
    public V writable(String name, int length) {
        V place = inputs.getOrDefault(name, variables.get(name));
        if (place == null) {
            throw new IllegalArgumentException("no input or variable is named " + name + "; the inputs are "
                    + inputs.keySet());
        }
        return checked(name, place, length);
    }

    /**
     * Returns the place of an output or a variable from which {@code length} numbers are to be read.
     *
     * @throws IllegalArgumentException if there is none of this name, or if it has another size
     */
    public V readable(String name, int length) {
        return checked(name, readable(name), length);
    }

    private V readable(String name) {
        V place = outputs.getOrDefault(name, variables.get(name));
        if (place == null) {
            throw new IllegalArgumentException("no output or variable is named " + name + "; the outputs are "
                    + outputs.keySet());
        }
        return place;
    }

    /**
     * Returns the shape of an input, an output or a variable.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public Shape shape(String name) {
        V input = inputs.get(name);
        return (input == null ? readable(name) : input).shape();
    }

    private static <V extends Placed> V checked(String name, V place, int length) {
        if (length != place.size()) {
            throw new IllegalArgumentException(name + " has shape " + place.shape() + ", that is " + place.size()
                    + " numbers, got " + length);
        }
        return place;
    }
}
