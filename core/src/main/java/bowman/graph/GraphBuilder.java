package bowman.graph;

import bowman.graph.ArrangementOp.Concat;
import bowman.graph.ArrangementOp.EmbedChannels;
import bowman.graph.ArrangementOp.SliceChannels;
import bowman.graph.AttentionOp.Attention;
import bowman.graph.ConvolutionOp.Convolution;
import bowman.graph.ConvolutionOp.Epilogue;
import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.MatrixOp.Factor;
import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.MatrixOp.Softmax;
import bowman.graph.NormalizationOp.BatchNormInference;
import bowman.graph.NormalizationOp.GroupNorm;
import bowman.graph.NormalizationOp.LayerNorm;
import bowman.graph.PointwiseOp.Activate;
import bowman.graph.PointwiseOp.Add;
import bowman.graph.PointwiseOp.Multiply;
import bowman.graph.PointwiseOp.MultiplyChannels;
import bowman.graph.PointwiseOp.Scale;
import bowman.graph.RandomOp.Dropout;
import bowman.graph.ReductionOp.SpatialMean;
import bowman.graph.ResamplingOp.AveragePool;
import bowman.graph.ResamplingOp.Divisor;
import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.ResamplingOp.MaxPool;
import bowman.graph.ResamplingOp.Resize;
import bowman.graph.ResamplingOp.Window;
import bowman.graph.SourceOp.Constant;
import bowman.graph.SourceOp.Input;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a graph node by node; each call checks shapes at once and gives the value to go on with.
 *
 * <p>Not safe for use by several threads.
 */
public final class GraphBuilder {

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private String label = "";

    /** The label of the nodes added from now on: a module path, for messages and profiles. */
    public GraphBuilder at(String label) {
        this.label = label;
        return this;
    }

    /** The label in force. */
    public String label() {
        return label;
    }

    /**
     * Adds an operation.
     *
     * @throws ShapeException if the operands do not fit; the message names the place
     */
    public Node add(Op op, List<Value> operands) {
        Node node;
        try {
            node = new Node(op, operands, label);
        } catch (ShapeException e) {
            throw label.isEmpty() ? e : new ShapeException(label + ": " + e.getMessage());
        }
        nodes.add(node);
        return node;
    }

    /** Adds a node of another graph as it is; its operands must be there already. */
    public void keep(Node node) {
        nodes.add(node);
    }

    /** Adds an operation and gives its first result. */
    public Value apply(Op op, Value... operands) {
        return add(op, List.of(operands)).result(0);
    }

    /** The nodes added so far. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** Declares a value to be read after a run. */
    public GraphBuilder output(String name, Value value) {
        if (outputs.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("two outputs are named " + name);
        }
        return this;
    }

    public Graph build() {
        return new Graph(nodes, outputs);
    }

    public Value input(String name, Shape shape) {
        return apply(new Input(name, shape));
    }

    public Value variable(String name, Shape shape, Role role, Initializer initializer) {
        return apply(new Variable(name, shape, role, initializer));
    }

    public Value weight(String name, Shape shape, Initializer initializer) {
        return variable(name, shape, Role.WEIGHT, initializer);
    }

    public Value constant(Shape shape, float value) {
        return apply(new Constant(shape, value));
    }

    /** A convolution without bias. */
    public Value convolution(Value map, Value weight, Geometry geometry) {
        return apply(new Convolution(geometry, Epilogue.NONE), map, weight);
    }

    public Value convolution(Value map, Value weight, Value bias, Geometry geometry) {
        return apply(new Convolution(geometry, Epilogue.BIAS), map, weight, bias);
    }

    /** A linear layer on the channels of each pixel; the weight is (out, in). */
    public Value linear(Value map, Value weight, Value bias) {
        return convolution(map, weight, bias, Geometry.POINTWISE);
    }

    public Value matrixProduct(Value left, Value right) {
        return apply(new MatrixProduct(Factor.PLAIN, Factor.PLAIN), left, right);
    }

    public Value softmax(Value map) {
        return apply(new Softmax(), map);
    }

    public Value attention(Value queries, Value keysAndValues, int heads, float scale) {
        return apply(new Attention(heads, scale), queries, keysAndValues);
    }

    public Value layerNorm(Value map, Value gamma, Value beta, float epsilon) {
        return apply(new LayerNorm(epsilon), map, gamma, beta);
    }

    public Value groupNorm(Value map, Value gamma, Value beta, int groups, float epsilon) {
        return apply(new GroupNorm(groups, epsilon), map, gamma, beta);
    }

    public Value batchNormInference(Value map, Value gamma, Value beta, Value mean, Value variance, float epsilon) {
        return apply(new BatchNormInference(epsilon), map, gamma, beta, mean, variance);
    }

    public Value activate(Value value, Activation activation) {
        return activation == Activation.IDENTITY ? value : apply(new Activate(activation), value);
    }

    public Value relu(Value value) {
        return activate(value, Activation.RELU);
    }

    public Value gelu(Value value) {
        return activate(value, Activation.GELU);
    }

    public Value sigmoid(Value value) {
        return activate(value, Activation.SIGMOID);
    }

    /** The sum of one or more values of one shape. */
    public Value sum(List<Value> values) {
        return values.size() == 1 ? values.getFirst() : add(new Add(), values).result(0);
    }

    public Value sum(Value... values) {
        return sum(List.of(values));
    }

    public Value multiply(Value left, Value right) {
        return apply(new Multiply(), left, right);
    }

    public Value scale(Value value, float factor) {
        return apply(new Scale(factor), value);
    }

    public Value multiplyChannels(Value map, Value factors) {
        return apply(new MultiplyChannels(), map, factors);
    }

    public Value resize(Value map, Interpolation interpolation, int height, int width) {
        return apply(new Resize(interpolation, height, width), map);
    }

    /** Enlarges height and width by a whole factor. */
    public Value upsample(Value map, Interpolation interpolation, int factor) {
        return resize(map, interpolation, map.shape().height() * factor, map.shape().width() * factor);
    }

    public Value maxPool(Value map, Window window) {
        return apply(new MaxPool(window), map);
    }

    public Value averagePool(Value map, Window window, Divisor divisor) {
        return apply(new AveragePool(window, divisor), map);
    }

    public Value concat(List<Value> maps) {
        return maps.size() == 1 ? maps.getFirst() : add(new Concat(), maps).result(0);
    }

    public Value sliceChannels(Value map, int from, int count) {
        return apply(new SliceChannels(from, count), map);
    }

    public Value embedChannels(Value map, int from, int channels) {
        return apply(new EmbedChannels(from, channels), map);
    }

    public Value spatialMean(Value map) {
        return apply(new SpatialMean(), map);
    }

    public Value dropout(Value map, Value key, float rate, RandomOp.Unit unit, int stream) {
        return rate == 0 ? map : apply(new Dropout(rate, unit, stream), map, key);
    }

    /** A loss of logits and targets, times a factor. */
    public Value loss(LossOp.Loss loss, Value logits, Value targets) {
        return apply(loss, logits, targets);
    }
}
