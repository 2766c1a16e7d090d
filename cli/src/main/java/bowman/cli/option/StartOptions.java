package bowman.cli.option;

import bowman.model.Architecture;
import bowman.model.NetworkReading;
import bowman.model.WeightsChoice;
import bowman.train.TrainingGraph;
import bowman.weights.EncoderMatch;
import bowman.weights.StateDict;
import bowman.weights.WeightsFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The initial weights of a training. */
public final class StartOptions {

    @Option(names = "--weights", paramLabel = "FILE",
            description = "Initial weights, a safetensors file or a PyTorch checkpoint; default: random weights.")
    private Path weights;

    @Option(names = "--encoder-weights", paramLabel = "FILE",
            description = "Initial weights of the encoder only, such as those that timm trained on ImageNet.")
    private Path encoderWeights;

    @Mixin
    private KeyOptions key;

    /**
     * Checks that weights of the whole network and of the encoder are not both given.
     *
     * @throws IllegalArgumentException if they are
     */
    public void requireOneKind() {
        if (weights != null && encoderWeights != null) {
            throw new IllegalArgumentException("weights for the whole network and for its encoder are both given;"
                    + " omit one of --weights and --encoder-weights");
        }
    }

    /**
     * Reads or draws the initial weights.
     *
     * @param architecture the network's name, for messages
     * @param seed of random weights
     * @param out where it is printed what was decided in reading them
     * @throws IOException if a file cannot be read
     * @throws bowman.weights.WeightsException if a file has no weights of the network or the encoder
     */
    public StateDict weights(TrainingGraph training, String architecture, long seed, PrintWriter out)
            throws IOException {
        if (weights != null) {
            NetworkReading reading = NetworkReading.of(weights,
                    new WeightsChoice(Optional.of(Architecture.named(architecture)), key.key()));
            reading.remarks().forEach(remark -> out.println(weights + ": " + remark));
            return reading.network().weights();
        }
        StateDict random = StateDict.initial(training.graph(), seed);
        return encoderWeights == null ? random : encoder(training, architecture, random, out);
    }

    private StateDict encoder(TrainingGraph training, String architecture, StateDict random, PrintWriter out)
            throws IOException {
        try (WeightsFile file = WeightsFile.open(encoderWeights, key.key())) {
            EncoderMatch match = EncoderMatch.of(file, training.graph());
            match.require(encoderWeights.toString(), architecture);
            file.remarks().forEach(remark -> out.println(encoderWeights + ": " + remark));
            out.println("encoder weights: " + match);
            return match.into(random, encoderWeights, file);
        }
    }

    /** The initial weights in the words of the recipe; begins with a blank unless it is empty. */
    public String words() {
        if (encoderWeights != null) {
            return " with the encoder of " + encoderWeights.getFileName() + key.words();
        }
        return weights == null ? "" : " from " + weights.getFileName() + key.words();
    }
}
