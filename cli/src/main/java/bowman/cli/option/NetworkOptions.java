package bowman.cli.option;

import bowman.model.Architecture;
import bowman.model.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A trained network. */
public final class NetworkOptions {

    @Option(names = {"--weights", "--model"}, paramLabel = "FILE", required = true,
            description = "Model file, or other weights (safetensors or a PyTorch checkpoint) with the tensor names"
                    + " of segmentation_models_pytorch.")
    private Path weights;

    @Option(names = "--arch", paramLabel = "NAME",
            description = "The architecture, such as fpn/mit_b2; required if the file does not name it.")
    private String architecture;

    /**
     * Reads the network.
     *
     * @throws IOException if the file cannot be read
     * @throws bowman.weights.WeightsException if the weights do not fit the architecture
     */
    public TrainedNetwork read() throws IOException {
        return architecture == null ? TrainedNetwork.read(weights)
                : TrainedNetwork.read(weights, Architecture.named(architecture));
    }
}
