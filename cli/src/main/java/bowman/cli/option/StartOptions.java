package bowman.cli.option;

import bowman.train.TrainingGraph;
import bowman.weights.EncoderMatch;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import bowman.weights.WeightsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The weights that a training starts from. */
public final class StartOptions {

    @Option(names = "--weights", paramLabel = "FILE",
            description = "Weights to start from, a safetensors file or a PyTorch checkpoint; random ones unless told.")
    private Path weights;

    @Option(names = "--encoder-weights", paramLabel = "FILE",
            description = "Weights for the encoder to start from, such as those that timm trained on ImageNet.")
    private Path encoderWeights;

    /** @throws IllegalArgumentException if both kinds were given */
    public void requireOneKind() {
        if (weights != null && encoderWeights != null) {
            throw new IllegalArgumentException("weights for the whole network and for its encoder are both given;"
                    + " leave out one of --weights and --encoder-weights");
        }
    }

    /**
     * @param architecture the network's name, for messages
     * @param seed of random weights
     * @param out hears which weights of an encoder were taken
     */
    public StateDict weights(TrainingGraph training, String architecture, long seed, PrintWriter out) throws IOException {
        if (weights != null) {
            return StateDict.load(weights);
        }
        StateDict random = StateDict.initial(training.graph(), seed);
        if (encoderWeights == null) {
            return random;
        }
        try (WeightsFile file = WeightsFile.open(encoderWeights)) {
            EncoderMatch match = EncoderMatch.of(file, training.graph());
            if (match.matched().isEmpty()) {
                throw new WeightsException(encoderWeights + ": none of its tensors is one of the encoder of "
                        + architecture + "; choose the architecture with the encoder that the weights are of (--arch)");
            }
            out.println("encoder weights: " + match);
            return match.into(random, file);
        }
    }

    /** What the weights start as, for a recipe; begins with a blank unless it is empty. */
    public String words() {
        if (encoderWeights != null) {
            return " with the encoder of " + encoderWeights.getFileName();
        }
        return weights == null ? "" : " from " + weights.getFileName();
    }
}
