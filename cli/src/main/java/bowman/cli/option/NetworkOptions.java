package bowman.cli.option;

import bowman.model.Architecture;
import bowman.model.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A trained network. */
public final class NetworkOptions {

    @Option(names = {"--weights", "--model"}, paramLabel = "FILE", required = true,
            description = "The weights, a safetensors file or a PyTorch checkpoint with the names of"
                    + " segmentation_models_pytorch.")
    private Path weights;

    @Option(names = "--arch", paramLabel = "NAME",
            description = "The network, such as fpn/mit_b2; needed where the file does not name it.")
    private String architecture;

    public TrainedNetwork read() throws IOException {
        return architecture == null ? TrainedNetwork.read(weights)
                : TrainedNetwork.read(weights, Architecture.named(architecture));
    }
}
