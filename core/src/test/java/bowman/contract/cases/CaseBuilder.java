package bowman.contract.cases;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.RandomOp;
import bowman.graph.Shape;
import bowman.graph.SourceOp;
import bowman.graph.SourceOp.Role;
import bowman.graph.Value;
import bowman.graph.pass.Differentiate;
import bowman.runtime.RandomKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds a case: a graph builder that also draws the numbers. */
public final class CaseBuilder {

    public static final String RESULT = "result";
    public static final String UPSTREAM = "upstream";
    public static final String GRADIENT = "gradient of ";

    private final GraphBuilder builder = new GraphBuilder();
    private final RandomKey key;
    private final Map<String, float[]> numbers = new LinkedHashMap<>();
    private final Map<String, Double> magnitudes = new LinkedHashMap<>();

    CaseBuilder(long seed) {
        this.key = RandomKey.of(seed, 0);
    }

    GraphBuilder graph() {
        return builder;
    }

    Value input(String name, Shape shape, Filling filling) {
        draw(name, shape, filling);
        return builder.input(name, shape);
    }

    Value variable(String name, Shape shape, Role role, Filling filling) {
        draw(name, shape, filling);
        return builder.variable(name, shape, role, Initializer.ZEROS);
    }

    Value weight(String name, Shape shape) {
        return variable(name, shape, Role.WEIGHT, Filling.UNIFORM);
    }

    /** The key of a dropout. */
    Value key() {
        numbers.put("key", key.derive(1).words());
        return builder.input("key", RandomOp.KEY);
    }

    private void draw(String name, Shape shape, Filling filling) {
        numbers.put(name, filling.fill(key, numbers.size(), shape.size()));
    }

    /** An output whose elements suffer no cancellation. */
    CaseBuilder output(String name, Value value) {
        return output(name, value, 0);
    }

    /** An output, and how large a sum of its terms usually is. */
    CaseBuilder output(String name, Value value, double magnitude) {
        builder.output(name, value);
        magnitudes.put(name, magnitude);
        return this;
    }

    /** The main output, whose elements suffer no cancellation. */
    CaseBuilder result(Value value) {
        return result(value, 0);
    }

    /** The main output, the one that is differentiated where any is. */
    CaseBuilder result(Value value, double magnitude) {
        return output(RESULT, value, magnitude);
    }

    /** The usual size of a sum of {@code terms} products of two numbers that are uniform in [-1, 1). */
    static double ofSum(int terms) {
        return Math.sqrt(terms) / 3;
    }

    /**
     * The gradients of the sum of the result's elements times an input named {@link #UPSTREAM}, as outputs.
     *
     * @param wanted inputs and variables, with the usual size of a sum of their gradient's terms
     */
    CaseBuilder differentiate(Value result, Map<Value, Double> wanted) {
        Value upstream = input(UPSTREAM, result.shape(), Filling.UNIFORM);
        List<Value> values = new ArrayList<>(wanted.keySet());
        List<Value> gradients = Differentiate.add(builder, Map.of(result, upstream), values);
        for (int i = 0; i < values.size(); i++) {
            output(GRADIENT + name(values.get(i)), gradients.get(i), wanted.get(values.get(i)));
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

    OperationCase build(String name) {
        Graph graph = builder.build();
        return new OperationCase(name, graph, numbers, magnitudes);
    }
}
