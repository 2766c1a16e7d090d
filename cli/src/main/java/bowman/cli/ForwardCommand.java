package bowman.cli;

import bowman.cli.option.ComputeOptions;
import bowman.cli.option.NetworkOptions;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.ShapeException;
import bowman.graph.Value;
import bowman.model.TrainedNetwork;
import bowman.nn.Mode;
import bowman.runtime.Executable;
import bowman.runtime.Tensor;
import bowman.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a network on a tensor, to compare Bowman with other systems. */
@Command(name = "forward", mixinStandardHelpOptions = true,
        description = "Runs a network on a tensor and writes its logits.")
final class ForwardCommand implements Callable<Integer> {

    private static final String INPUT = "input";
    private static final String LOGITS = "logits";

    @Spec
    private CommandSpec spec;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private ComputeOptions compute;

    @Option(names = "--input", paramLabel = "FILE", required = true,
            description = "A safetensors file with a tensor named input (N, 3, H, W), already standardized.")
    private Path input;

    @Option(names = "--output", paramLabel = "FILE", required = true,
            description = "The safetensors file to write, with a tensor named logits (N, 1, H, W), float32.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        Tensor image = image();
        TrainedNetwork trained = network.read(remark -> spec.commandLine().getErr().println("bowman: "
                + remark));
        try (Executable executable = compute.backend().compile(graph(trained, image), compute.workers())) {
            trained.weights().writeTo(executable);
            executable.write(INPUT, image);
            executable.run();
            Safetensors.write(output, Map.of(LOGITS, executable.read(LOGITS).channelsFirst()), Map.of());
        }
        return 0;
    }

    private Tensor image() throws IOException {
        try (Safetensors file = Safetensors.open(input)) {
            Tensor tensor = file.tensor(INPUT);
            if (tensor.shape().rank() != 4 || tensor.shape().extent(1) != 3) {
                throw new ShapeException(input + ": the tensor input should have the shape (N, 3, H, W), it has "
                        + tensor.shape());
            }
            return tensor.channelsLast();
        }
    }

    private Graph graph(TrainedNetwork trained, Tensor image) {
        GraphBuilder builder = new GraphBuilder();
        Value input = builder.input(INPUT, image.shape());
        try {
            return builder.output(LOGITS, trained.architecture().logits(builder, input, new Mode.Inference())).build();
        } catch (ShapeException e) {
            throw new ShapeException(this.input + ": " + e.getMessage());
        }
    }
}
