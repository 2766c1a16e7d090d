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
 * Builds a graph node by node; each call checks the shapes of its operands and returns the resulting value.
 *
 * <p>Not safe for use by several threads.
 */
public final class GraphBuilder {

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private String label = "";

    /** Sets the label of the nodes added from now on: a module path, for messages and profiles. */
    public GraphBuilder at(String label) {
        this.label = label;
        return this;
    }

    /** Returns the current label. */
    public String label() {
        return label;
    }

    /**
     * Adds an operation.
     *
     * @throws ShapeException if the operands do not fit the operation; the message begins with the label
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

    /** Adds a node of another graph unchanged; the nodes of its operands must have been added before. */
    public void keep(Node node) {
        nodes.add(node);
    }

    /** Adds an operation and returns its first result. */
    public Value apply(Op op, Value... operands) {
        return add(op, List.of(operands)).result(0);
    }

    /** Returns the nodes added so far. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** Declares an output: a value to be read after a run. */
    public GraphBuilder output(String name, Value value) {
        if (outputs.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("two outputs are named " + name);
        }
        return this;
    }

    /** Returns the graph of the nodes and outputs added so far. */
    public Graph build() {
        return new Graph(nodes, outputs);
    }

    /** Adds an input, which the caller writes before each run. */
    public Value input(String name, Shape shape) {
        return apply(new Input(name, shape));
    }

    /** Adds a variable, which keeps its values from run to run. */
    public Value variable(String name, Shape shape, Role role, Initializer initializer) {
        return apply(new Variable(name, shape, role, initializer));
    }

    /** Adds a trained variable. */
    public Value weight(String name, Shape shape, Initializer initializer) {
        return variable(name, shape, Role.WEIGHT, initializer);
    }

    /** Adds a value whose elements are all the same number. */
    public Value constant(Shape shape, float value) {
        return apply(new Constant(shape, value));
    }

    /** Adds a convolution without bias; the weight is (out, in / groups, height, width). */
    public Value convolution(Value map, Value weight, Geometry geometry) {
        return apply(new Convolution(geometry, Epilogue.NONE), map, weight);
    }

    /** Adds a convolution with a bias (out); the weight is (out, in / groups, height, width). */
    public Value convolution(Value map, Value weight, Value bias, Geometry geometry) {
        return apply(new Convolution(geometry, Epilogue.BIAS), map, weight, bias);
    }

    /** Adds a linear layer on the channels of each pixel; the weight is (out, in), the bias (out). */
    public Value linear(Value map, Value weight, Value bias) {
        return convolution(map, weight, bias, Geometry.POINTWISE);
    }

    /** Adds a batch of matrix products: (a, b, m, k) by (a, b, k, n) is (a, b, m, n). */
    public Value matrixProduct(Value left, Value right) {
        return apply(new MatrixProduct(Factor.PLAIN, Factor.PLAIN), left, right);
    }

    /** Adds a softmax along the channels. */
    public Value softmax(Value map) {
        return apply(new Softmax(), map);
    }

    /** Adds multi-head attention: queries (n, h, w, c), keys and values (n, h', w', 2c), see {@link AttentionOp}. */
    public Value attention(Value queries, Value keysAndValues, int heads, float scale) {
        return apply(new Attention(heads, scale), queries, keysAndValues);
    }

    /** Adds a normalization over the channels of each pixel; gamma and beta are (c). */
    public Value layerNorm(Value map, Value gamma, Value beta, float epsilon) {
        return apply(new LayerNorm(epsilon), map, gamma, beta);
    }

    /** Adds a normalization over all pixels and the channels of a group of each sample; gamma and beta are (c). */
    public Value groupNorm(Value map, Value gamma, Value beta, int groups, float epsilon) {
        return apply(new GroupNorm(groups, epsilon), map, gamma, beta);
    }

    /** Adds a normalization with the given statistics per channel; gamma, beta, mean and variance are (c). */
    public Value batchNormInference(Value map, Value gamma, Value beta, Value mean, Value variance, float epsilon) {
        return apply(new BatchNormInference(epsilon), map, gamma, beta, mean, variance);
    }

    /** Adds an activation; nothing is added for {@link Activation#IDENTITY}. */
    public Value activate(Value value, Activation activation) {
        return activation == Activation.IDENTITY ? value : apply(new Activate(activation), value);
    }

    /** Adds max(x, 0). */
    public Value relu(Value value) {
        return activate(value, Activation.RELU);
    }

    /** Adds x/2 (1 + erf(x / sqrt 2)). */
    public Value gelu(Value value) {
        return activate(value, Activation.GELU);
    }

    /** Adds 1 / (1 + exp(-x)). */
    public Value sigmoid(Value value) {
        return activate(value, Activation.SIGMOID);
    }

    /** Adds the sum of one or more values of one shape. */
    public Value sum(List<Value> values) {
        return values.size() == 1 ? values.getFirst() : add(new Add(), values).result(0);
    }

    /** Adds the sum of one or more values of one shape. */
    public Value sum(Value... values) {
        return sum(List.of(values));
    }

    /** Adds the elementwise product of two values of one shape. */
    public Value multiply(Value left, Value right) {
        return apply(new Multiply(), left, right);
    }

    /** Adds the product of a value and a constant. */
    public Value scale(Value value, float factor) {
        return apply(new Scale(factor), value);
    }

    /** Adds the product of a map (n, h, w, c) and one factor per sample and channel (n, 1, 1, c). */
    public Value multiplyChannels(Value map, Value factors) {
        return apply(new MultiplyChannels(), map, factors);
    }

    /** Adds a resize to the given height and width. */
    public Value resize(Value map, Interpolation interpolation, int height, int width) {
        return apply(new Resize(interpolation, height, width), map);
    }

    /** Adds a resize that multiplies height and width by a whole factor. */
    public Value upsample(Value map, Interpolation interpolation, int factor) {
        return resize(map, interpolation, map.shape().height() * factor, map.shape().width() * factor);
    }

    /** Adds the largest element of each window. */
    public Value maxPool(Value map, Window window) {
        return apply(new MaxPool(window), map);
    }

    /** Adds the mean of each window. */
    public Value averagePool(Value map, Window window, Divisor divisor) {
        return apply(new AveragePool(window, divisor), map);
    }

    /** Adds the concatenation of maps along the channels. */
    public Value concat(List<Value> maps) {
        return maps.size() == 1 ? maps.getFirst() : add(new Concat(), maps).result(0);
    }

    /** Adds the {@code count} channels from channel {@code from} on. */
    public Value sliceChannels(Value map, int from, int count) {
        return apply(new SliceChannels(from, count), map);
    }

    /**
     * Adds a map of {@code channels} channels that holds the given one from channel {@code from} on and is 0 elsewhere.
     */
    public Value embedChannels(Value map, int from, int channels) {
        return apply(new EmbedChannels(from, channels), map);
    }

    /** Adds the mean over the pixels: (n, h, w, c) to (n, 1, 1, c). */
    public Value spatialMean(Value map) {
        return apply(new SpatialMean(), map);
    }

    /**
     * Adds a dropout of whole units; the key is an input of shape {@link RandomOp#KEY}, see {@link RandomOp.Dropout}.
     */
    public Value dropout(Value map, Value key, float rate, RandomOp.Unit unit, int stream) {
        return rate == 0 ? map : apply(new Dropout(rate, unit, stream), map, key);
    }

    /** Adds a loss, a scalar, of logits (n, h, w, c) and targets of the shape {@link LossOp.Loss#targets}. */
    public Value loss(LossOp.Loss loss, Value logits, Value targets) {
        return apply(loss, logits, targets);
    }
}
