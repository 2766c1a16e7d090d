package bowman.kernels;

import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.RandomOp;
import bowman.graph.Shape;
import bowman.graph.SourceOp;
import bowman.graph.SourceOp.Role;
import bowman.graph.Value;
import bowman.graph.pass.Differentiate;
import bowman.runtime.RandomKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Builds a family: a graph builder that also draws the elements of inputs and variables, the same every time. */
final class FamilyBuilder {

    private static final long SEED = 1;

    private final String name;
    private final GraphBuilder graph = new GraphBuilder();
    private final Map<String, float[]> numbers = new LinkedHashMap<>();

    FamilyBuilder(String name) {
        this.name = name;
    }

    GraphBuilder graph() {
        return graph;
    }

    /** An input, uniform in [-1, 1). */
    Value input(String input, Shape shape) {
        return input(input, shape, Function.identity());
    }

    /** An input whose elements are a function of numbers uniform in [-1, 1). */
    Value input(String input, Shape shape, Function<Float, Float> element) {
        RandomKey key = stream();
        return given(input, shape, i -> element.apply(2 * key.uniform(0, i) - 1));
    }

    /** An input whose elements are given by their indices. */
    Value given(String input, Shape shape, IntFunction<Float> element) {
        put(input, shape, element);
        return graph.input(input, shape);
    }

    /** A weight, uniform in [-1, 1). */
    Value weight(String variable, int... extents) {
        return variable(variable, Shape.of(extents), Role.WEIGHT);
    }

    /** A variable, uniform in [-1, 1). */
    Value variable(String variable, Shape shape, Role role) {
        RandomKey key = stream();
        put(variable, shape, i -> 2 * key.uniform(0, i) - 1);
        return graph.variable(variable, shape, role, Initializer.ZEROS);
    }

    /** A variable that is never negative, such as a variance, uniform in [0.5, 1.5). */
    Value positive(String variable, Shape shape, Role role) {
        RandomKey key = stream();
        put(variable, shape, i -> 0.5f + key.uniform(0, i));
        return graph.variable(variable, shape, role, Initializer.ZEROS);
    }

    /** The key of dropouts. */
    Value key() {
        numbers.put("key", stream().words());
        return graph.input("key", RandomOp.KEY);
    }

    private RandomKey stream() {
        return RandomKey.of(SEED, numbers.size());
    }

    private void put(String element, Shape shape, IntFunction<Float> of) {
        float[] drawn = new float[shape.size()];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = of.apply(i);
        }
        numbers.put(element, drawn);
    }

    FamilyBuilder output(String output, Value value) {
        graph.output(output, value);
        return this;
    }

    /**
     * Declares a value as an output, and its gradients with respect to some inputs and variables, for a random upstream
     * gradient, as outputs too.
     */
    FamilyBuilder differentiated(String output, Value value, Value... wanted) {
        output(output, value);
        Value upstream = input("upstream of " + output, value.shape());
        List<Value> gradients = Differentiate.add(graph, Map.of(value, upstream), List.of(wanted));
        for (int i = 0; i < wanted.length; i++) {
            output("gradient of " + output + " by " + name(wanted[i]), gradients.get(i));
        }
        return this;
    }

    private static String name(Value value) {
        return switch (value.node().op()) {
            case SourceOp.Input input -> input.name();
            case SourceOp.Variable variable -> variable.name();
            default -> throw new IllegalArgumentException(value + " is neither an input nor a variable");
        };
    }

    Family build() {
        return new Family(name, graph.build(), numbers);
    }
}
