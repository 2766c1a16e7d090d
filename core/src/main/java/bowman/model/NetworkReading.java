package bowman.model;

import bowman.weights.KeyMatch;
import bowman.weights.MetadataKey;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import bowman.weights.WeightsFile;
import bowman.weights.WeightsPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A network that was read from a file of weights, and what was decided in doing so.
 *
 * @param network the network
 * @param remarks what a user should know: which of several state dicts was taken, which tensors were left out, what was
 *     assumed; a sentence each
 */
public record NetworkReading(TrainedNetwork network, List<String> remarks) {

    /** Copies the list. */
    public NetworkReading {
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads a network from a model file, a PyTorch checkpoint, a safetensors file, or a folder that {@code
     * save_pretrained} wrote. The architecture is the one that is chosen, or that the file or the {@code config.json}
     * beside it names, or that the tensors fit.
     *
     * @param path the file or folder
     * @param choice what to read where that is not clear
     * @throws IOException if the file cannot be read
     * @throws WeightsException if the weights do not fit, or Bowman cannot compute such a network; the message says why
     */
    public static NetworkReading of(Path path, WeightsChoice choice) throws IOException {
        try (WeightsFile weights = WeightsFile.open(path, choice.key())) {
            ModelCard card = valid(path, () -> ModelCard.of(weights.metadata()));
            Optional<SmpConfiguration> configuration = configuration(path, weights);
            Optional<Architecture> named = choice.architecture().isPresent() ? choice.architecture()
                    : named(path, weights, configuration);
            Architecture architecture;
            KeyMatch match;
            if (named.isPresent()) {
                architecture = named.get();
                match = ArchitectureMatch.keys(architecture, weights);
            } else {
                ArchitectureMatch best = ArchitectureMatch.best(path, weights);
                architecture = best.architecture();
                match = best.keys();
            }
            configuration.ifPresent(options -> options.requireOptions(architecture.smp()));
            List<String> remarks = new ArrayList<>(weights.remarks());
            remarks.addAll(match.remarks());
            assumption(weights, configuration, architecture).ifPresent(remarks::add);
            return new NetworkReading(new TrainedNetwork(architecture, StateDict.of(path, weights, match), card),
                    remarks);
        }
    }

    /** A file that names its architecture was written by Bowman, and what lies beside it does not matter. */
    private static Optional<SmpConfiguration> configuration(Path path, WeightsFile weights) throws IOException {
        Optional<Path> file = WeightsPath.of(path).configuration();
        return file.isEmpty() || weights.metadata().containsKey(MetadataKey.ARCHITECTURE) ? Optional.empty()
                : SmpConfiguration.read(file.get());
    }

    private static Optional<Architecture> named(Path path, WeightsFile weights,
            Optional<SmpConfiguration> configuration) {
        String name = weights.metadata().get(MetadataKey.ARCHITECTURE);
        return name == null ? configuration.flatMap(SmpConfiguration::architecture)
                : Optional.of(valid(path, () -> Architecture.named(name)));
    }

    /**
     * Returns what is assumed about the options of a network, because its weights would be the same with other ones.
     *
     * @param path the file of weights
     * @param architecture the network that they fit
     * @return empty if the file or the {@code config.json} beside it tells the options
     * @throws IOException if that file cannot be read
     * @throws WeightsException if Bowman computes something else with the options
     */
    public static Optional<String> assumption(Path path, WeightsFile weights, Architecture architecture)
            throws IOException {
        Optional<SmpConfiguration> configuration = configuration(path, weights);
        configuration.ifPresent(options -> options.requireOptions(architecture.smp()));
        return assumption(weights, configuration, architecture);
    }

    private static Optional<String> assumption(WeightsFile weights, Optional<SmpConfiguration> configuration,
            Architecture architecture) {
        return configuration.isPresent() || weights.metadata().containsKey(MetadataKey.ARCHITECTURE) ? Optional.empty()
                : Optional.of("weights do not tell all options of a network, so the usual ones are assumed: "
                        + architecture.smp().assumed());
    }

    private static <T> T valid(Path file, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new WeightsException(file + ": " + e.getMessage());
        }
    }
}
