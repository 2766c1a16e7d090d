package bowman.cli.option;

import bowman.model.Architecture;
import bowman.model.NetworkReading;
import bowman.model.TrainedNetwork;
import bowman.model.WeightsChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A trained network. */
public final class NetworkOptions {

    @Option(names = {"--weights", "--model"}, paramLabel = "FILE", required = true,
            description = "Model file, or other weights (safetensors, a PyTorch checkpoint, or a folder that"
                    + " save_pretrained wrote) with the tensor names of segmentation_models_pytorch.")
    private Path weights;

    @Option(names = "--arch", paramLabel = "NAME",
            description = "The architecture, such as fpn/mit_b2; default: the one that the file names or fits.")
    private String architecture;

    @Mixin
    private KeyOptions key;

    /**
     * Reads the network.
     *
     * @param remarks called with each sentence about what was decided in doing so
     * @throws IOException if the file cannot be read
     * @throws bowman.weights.WeightsException if the weights do not fit the architecture
     */
    public TrainedNetwork read(Consumer<String> remarks) throws IOException {
        NetworkReading reading = NetworkReading.of(weights,
                new WeightsChoice(Optional.ofNullable(architecture).map(Architecture::named), key.key()));
        reading.remarks().forEach(remark -> remarks.accept(weights + ": " + remark));
        return reading.network();
    }
}
