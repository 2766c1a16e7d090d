package bowman.kernels.shared;

import bowman.graph.Shape;
import java.util.Map;

/**
 * The inputs, variables and outputs of an executable by name, with checks of the names and sizes that a caller writes
 * or reads.
 */
public record Bindings<V extends Placed>(Map<String, V> inputs, Map<String, V> variables, Map<String, V> outputs) {

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
