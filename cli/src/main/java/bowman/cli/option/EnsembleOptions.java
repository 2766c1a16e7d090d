package bowman.cli.option;

import bowman.io.export.RunRecord;
import bowman.model.Architecture;
import bowman.model.ModelCard;
import bowman.model.NetworkReading;
import bowman.model.TrainedNetwork;
import bowman.model.WeightsChoice;
import bowman.weights.WeightsPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One or more trained networks, whose probabilities are averaged. */
public final class EnsembleOptions {

    @Option(names = {"--weights", "--model"}, paramLabel = "FILE", required = true, split = ",",
            description = "Model file, or other weights (safetensors, a PyTorch checkpoint, or a folder that"
                    + " save_pretrained wrote) with the tensor names of segmentation_models_pytorch; several, separated"
                    + " by commas or in several options, are averaged.")
    private List<Path> weights;

    @Option(names = "--arch", paramLabel = "NAME",
            description = "The architecture of all networks, such as fpn/mit_b2; default: the one that each file names"
                    + " or fits.")
    private String architecture;

    @Mixin
    private KeyOptions key;

    /**
     * Reads all networks.
     *
     * @param remarks called with each sentence about what was decided in doing so
     * @throws IOException if a file cannot be read
     * @throws bowman.weights.WeightsException if weights do not fit their architecture
     */
    public List<TrainedNetwork> read(Consumer<String> remarks) throws IOException {
        WeightsChoice choice =
                new WeightsChoice(Optional.ofNullable(architecture).map(Architecture::named), key.key());
        List<TrainedNetwork> networks = new ArrayList<>();
        for (Path file : weights) {
            NetworkReading reading = NetworkReading.of(file, choice);
            reading.remarks().forEach(remark -> remarks.accept(file + ": " + remark));
            networks.add(reading.network());
        }
        return networks;
    }

    /**
     * Describes the networks for the run record.
     *
     * @param read the networks that {@link #read} returned
     * @throws IOException if a file cannot be read any more
     */
    public List<RunRecord.Model> models(List<TrainedNetwork> read) throws IOException {
        List<RunRecord.Model> models = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            models.add(RunRecord.Model.of(WeightsPath.of(weights.get(i)).weights(),
                    read.get(i).architecture().name()));
        }
        return models;
    }

    /**
     * The files of networks that were trained with other windows, pixel sizes or intensities than the first one, whose
     * settings apply to all.
     *
     * @param read the networks that {@link #read} returned
     */
    public List<Path> unlikeTheFirst(List<TrainedNetwork> read) {
        ModelCard first = comparable(read.getFirst().card());
        List<Path> others = new ArrayList<>();
        for (int i = 1; i < read.size(); i++) {
            if (!comparable(read.get(i).card()).equals(first)) {
                others.add(weights.get(i));
            }
        }
        return others;
    }

    /** Without the description of the training, which differs from fold to fold. */
    private static ModelCard comparable(ModelCard card) {
        return card.withTraining("");
    }
}
