package bowman.cli.option;

import bowman.io.export.RunRecord;
import bowman.model.Architecture;
import bowman.model.ModelCard;
import bowman.model.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** One or more trained networks, whose probabilities are averaged. */
public final class EnsembleOptions {

    @Option(names = {"--weights", "--model"}, paramLabel = "FILE", required = true, split = ",",
            description = "The weights, a safetensors file or a PyTorch checkpoint with the names of"
                    + " segmentation_models_pytorch; several, with commas or by several options, are averaged.")
    private List<Path> weights;

    @Option(names = "--arch", paramLabel = "NAME",
            description = "The networks, such as fpn/mit_b2; needed where the files do not name them.")
    private String architecture;

    public List<TrainedNetwork> read() throws IOException {
        List<TrainedNetwork> networks = new ArrayList<>();
        for (Path file : weights) {
            networks.add(architecture == null ? TrainedNetwork.read(file)
                    : TrainedNetwork.read(file, Architecture.named(architecture)));
        }
        return networks;
    }

    /**
     * Describes what {@link #read} gave, for a record.
     *
     * @throws IOException if a file cannot be read any more
     */
    public List<RunRecord.Model> models(List<TrainedNetwork> read) throws IOException {
        List<RunRecord.Model> models = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            models.add(RunRecord.Model.of(weights.get(i), read.get(i).architecture().name()));
        }
        return models;
    }

    /**
     * Those that were trained on other windows, pixels or intensities than the first, whose settings all get.
     *
     * @param read what {@link #read} gave
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

    /** The training in words differs from fold to fold. */
    private static ModelCard comparable(ModelCard card) {
        return card.withTraining("");
    }
}
