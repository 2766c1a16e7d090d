package bowman.io.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import bowman.file.AtomicFile;
import bowman.file.FileWriteException;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.Value;
import bowman.io.export.Environment;
import bowman.model.Architecture;
import bowman.model.TrainedNetwork;
import bowman.nn.Mode;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes networks as ONNX files, of operator set 17, the first that has LayerNormalization.
 *
 * <p>The input is {@code input} (N, 3, H, W): red, green and blue from 0 to 1, by the intensity scaling that the
 * model's card names, standardized with the statistics of ImageNet, see {@link bowman.intensity.Standardization}. The
 * output is {@code logits} (N, classes, H, W); a pixel's probability is 1 / (1 + exp(-logit)). Both are float32; N is
 * free, H and W are fixed. Nodes are named after the modules of PyTorch that they come from. Weights lie under the keys
 * of the state dict, with the same numbers: those of linear layers as (in, out), those of group norms as (channels, 1,
 * 1). The strings beside the network are those of its safetensors file, see {@link bowman.weights.MetadataKey}.
 *
 * <p>The classes of ONNX's schema are an optional dependency, see the package.
 */
public final class OnnxExport {

    private static final String INPUT = "input";
    private static final String LOGITS = "logits";
    private static final int IMAGE_CHANNELS = 3;

    private static final int OPERATOR_SET = 17;

    /** The version of the format that belongs to the operator set. */
    private static final int IR_VERSION = 8;

    private static final String PRODUCER = "bowman";

    /** In bytes; the operations beside the weights are small. */
    private static final long LARGEST = 2047L << 20;

    private OnnxExport() {
    }

    /**
     * Writes a network atomically, replacing an existing file.
     *
     * @param height of the images, in pixels
     * @param width of the images, in pixels
     * @throws bowman.graph.ShapeException if the network does not take images of this size
     * @throws bowman.weights.WeightsException if the weights do not fit the architecture, or are too large for one file
     * @throws FileWriteException if the file cannot be written; an existing one is then kept
     */
    public static void write(Path file, TrainedNetwork network, int height, int width) throws FileWriteException {
        Graph graph = graph(network.architecture(), height, width);
        requireOneFile(network.architecture(), graph);
        ModelProto model = model(graph, network.weights().fitting(graph), network.architecture().name(),
                network.metadata());
        AtomicFile.write(file, model::writeTo);
    }

    /** ONNX files are messages of protobuf, which has this limit. */
    static void requireOneFile(Architecture architecture, Graph graph) {
        long bytes = Float.BYTES * graph.variables(Role.WEIGHT, Role.BUFFER).stream()
                .mapToLong(variable -> variable.shape().size()).sum();
        if (bytes >= LARGEST) {
            throw new WeightsException(
                    "the weights of %s have %d MiB, and an ONNX file holds less than %d; write a model"
                            .formatted(architecture, bytes >> 20, LARGEST >> 20)
                            + " file, or export a smaller network");
        }
    }

    /** The graph for a batch of one; the batch size of the ONNX graph is free. */
    private static Graph graph(Architecture architecture, int height, int width) {
        GraphBuilder builder = new GraphBuilder();
        Value input = builder.input(INPUT, Shape.map(1, height, width, IMAGE_CHANNELS));
        return builder.output(LOGITS, architecture.logits(builder, input, new Mode.Inference())).build();
    }

    /** The ONNX model of a graph whose inputs and outputs are feature maps. */
    static ModelProto model(Graph graph, StateDict weights, String name, Map<String, String> metadata) {
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setProducerName(PRODUCER).setProducerVersion(Environment.version())
                .setGraph(Translation.of(graph, weights, name));
        metadata.forEach(
                (key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }
}
