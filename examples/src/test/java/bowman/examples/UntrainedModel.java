package bowman.examples;

import bowman.model.Architecture;
import bowman.model.ArchitectureMatch;
import bowman.model.ModelCard;
import bowman.model.TrainedNetwork;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Path;

/** Writes models with initial weights. They find something, though no glomeruli. */
final class UntrainedModel {

    private UntrainedModel() {
    }

    static Path write(Path file, ModelCard card) throws IOException {
        Architecture architecture = Architecture.named("fpn/mit_b0");
        StateDict weights = StateDict.initial(ArchitectureMatch.graph(architecture), 1);
        new TrainedNetwork(architecture, weights, card).write(file);
        return file;
    }
}
