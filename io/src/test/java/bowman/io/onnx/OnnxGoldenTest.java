package bowman.io.onnx;

import bowman.golden.GoldenTensors;
import bowman.golden.ModelGolden;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.graph.Value;
import bowman.model.Architecture;
import bowman.model.ArchitectureMatch;
import bowman.model.TrainedNetwork;
import bowman.nn.Mode;
import bowman.runtime.Backends;
import bowman.runtime.Executable;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import bowman.weights.StateDict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ONNX Runtime computes from an exported file what Bowman and PyTorch compute. */
class OnnxGoldenTest {

    /** Two samples of 96x128 pixels. */
    private static final String RUN = "eval_b";

    private static final double TOLERANCE = 1e-4;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"fpn_mit_b0", "fpn_mit_b2", "unet_resnet18", "unetpp_timm-resnest14d",
        "unetpp_resnest101e", "unet_resnext50_32x4d"})
    void logitsAreThoseOfBowmanAndOfPyTorch(String model) throws Exception {
        ModelGolden golden = ModelGolden.load(model);
        TrainedNetwork network = network(Architecture.named(golden.architecture()));
        Tensor image = golden.image(RUN);
        Tensor exported = exported(network, image);
        Difference.assertWithin(TOLERANCE, model + " from Bowman", exported, logits(network, image));
        Difference.assertWithin(TOLERANCE, model + " from PyTorch", exported, golden.logits(RUN));
    }

    /** Every stage of the encoder halves an odd extent somewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"unet/resnet18", "unet/timm-resnest14d", "unet/mit_b0"})
    void imagesOfAnySizeGoThroughWhatTakesThem(String name) throws Exception {
        TrainedNetwork network = network(Architecture.named(name));
        Shape shape = Shape.map(2, 75, 101, 3);
        Tensor image = new Tensor(shape, GoldenTensors.uniform("image", 0, 1, shape.size()));
        Difference.assertWithin(TOLERANCE, name + " from Bowman", exported(network, image), logits(network, image));
    }

    private Tensor exported(TrainedNetwork network, Tensor image) throws Exception {
        Path file = folder.resolve("model.onnx");
        OnnxExport.write(file, network, image.shape().height(), image.shape().width());
        try (OnnxRun run = new OnnxRun(file)) {
            return run.run(Map.of("input", image)).get("logits");
        }
    }

    private static TrainedNetwork network(Architecture architecture) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Variable variable : ArchitectureMatch.graph(architecture).variables(Role.WEIGHT, Role.BUFFER)) {
            weights.put(variable.name(), new Tensor(variable.shape(),
                    GoldenTensors.variable(variable.name(), variable.shape())));
        }
        return new TrainedNetwork(architecture, StateDict.of(weights));
    }

    private static Tensor logits(TrainedNetwork network, Tensor image) {
        GraphBuilder builder = new GraphBuilder();
        Value logits = network.architecture().logits(builder, builder.input("image", image.shape()),
                new Mode.Inference());
        Graph graph = builder.output("logits", logits).build();
        try (Executable executable = Backends.best().compile(graph, Workers.shared())) {
            network.weights().writeTo(executable);
            executable.write("image", image);
            executable.run();
            return executable.read("logits");
        }
    }
}
