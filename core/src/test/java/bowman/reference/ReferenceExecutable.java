package bowman.reference;

import bowman.graph.Graph;
import bowman.graph.Initializer;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.SourceOp;
import bowman.graph.Value;
import bowman.runtime.Executable;
import bowman.runtime.MemoryPlan;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A graph and the numbers of all its values. Besides floats it takes and gives doubles, for finite differences. */
public final class ReferenceExecutable implements Executable {

    private final Graph graph;
    private final MemoryPlan plan;
    private final Map<Value, Numbers> numbers = new HashMap<>();
    private final Map<String, Value> writable = new LinkedHashMap<>();
    private final Map<String, Value> readable = new LinkedHashMap<>();
    private boolean closed;

    ReferenceExecutable(Graph graph, MemoryPlan plan) {
        this.graph = graph;
        this.plan = plan;
        for (Node node : graph.nodes()) {
            for (Value value : node.results()) {
                numbers.put(value, start(node, value.shape()));
            }
            switch (node.op()) {
                case SourceOp.Input input -> writable.put(input.name(), node.result(0));
                case SourceOp.Variable variable -> {
                    writable.put(variable.name(), node.result(0));
                    readable.put(variable.name(), node.result(0));
                }
                default -> { }
            }
        }
        readable.putAll(graph.outputs());
    }

    private static Numbers start(Node node, Shape shape) {
        return switch (node.op()) {
            case SourceOp.Constant constant -> Numbers.filled(shape, constant.value());
            case SourceOp.Variable(var name, var s, var role, Initializer.Fill fill) ->
                    Numbers.filled(shape, fill.value());
            default -> Numbers.zeros(shape);
        };
    }

    @Override
    public Graph graph() {
        return graph;
    }

    @Override
    public MemoryPlan plan() {
        return plan;
    }

    @Override
    public void run() {
        checkOpen();
        for (Node node : graph.nodes()) {
            if (node.op() instanceof SourceOp) {
                continue;
            }
            List<Numbers> operands = node.operands().stream().map(numbers::get).toList();
            List<Numbers> results = ReferenceInterpreter.evaluate(node.op(), operands);
            for (int i = 0; i < results.size(); i++) {
                numbers.put(node.result(i), results.get(i));
            }
        }
    }

    /** Sets an input or a variable in double precision. */
    public void writeDoubles(String name, double[] source) {
        double[] destination = data(writable, name, source.length);
        System.arraycopy(source, 0, destination, 0, source.length);
    }

    /** An output of the last run, or a variable, in double precision; a copy. */
    public double[] readDoubles(String name) {
        return data(readable, name, shape(name).size()).clone();
    }

    @Override
    public void write(String name, float[] source) {
        double[] destination = data(writable, name, source.length);
        for (int i = 0; i < source.length; i++) {
            destination[i] = source[i];
        }
    }

    @Override
    public void read(String name, float[] destination) {
        double[] source = data(readable, name, destination.length);
        for (int i = 0; i < destination.length; i++) {
            destination[i] = (float) source[i];
        }
    }

    @Override
    public Shape shape(String name) {
        checkOpen();
        Value value = writable.getOrDefault(name, readable.get(name));
        if (value == null) {
            throw new IllegalArgumentException("no input, variable or output is named " + name);
        }
        return value.shape();
    }

    @Override
    public void close() {
        closed = true;
        numbers.clear();
    }

    private double[] data(Map<String, Value> names, String name, int length) {
        checkOpen();
        Value value = names.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no " + name + "; there are " + names.keySet());
        }
        if (length != value.shape().size()) {
            throw new IllegalArgumentException(name + " of shape " + value.shape() + " has " + value.shape().size()
                    + " elements, got " + length);
        }
        return numbers.get(value).data();
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this executable is closed");
        }
    }
}
