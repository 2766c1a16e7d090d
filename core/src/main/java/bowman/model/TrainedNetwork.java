package bowman.model;

import bowman.weights.MetadataKey;
import bowman.weights.Safetensors;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import bowman.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A network with its weights, as one safetensors file that names its architecture and says how to use it.
 *
 * @param architecture the network
 * @param weights its weights and running statistics
 * @param card how to use it
 */
public record TrainedNetwork(Architecture architecture, StateDict weights, ModelCard card) {

    /** Creates a network with the card {@link ModelCard#UNKNOWN}. */
    public TrainedNetwork(Architecture architecture, StateDict weights) {
        this(architecture, weights, ModelCard.UNKNOWN);
    }

    /**
     * Reads a file written by {@link #write} or by a training.
     *
     * @throws IOException if the file cannot be read
     * @throws WeightsException if the file does not name a known architecture; PyTorch's files never do
     */
    public static TrainedNetwork read(Path file) throws IOException {
        try (WeightsFile weights = WeightsFile.open(file)) {
            String name = weights.metadata().get(MetadataKey.ARCHITECTURE);
            if (name == null) {
                throw new WeightsException(file + ": the file does not say which architecture its weights are for;"
                        + " name it: " + Architecture.choice());
            }
            return of(file, weights, valid(file, () -> Architecture.named(name)));
        }
    }

    /**
     * Reads the weights of the given network, which the file need not name, from a safetensors file or a PyTorch
     * checkpoint.
     *
     * @throws IOException if the file cannot be read
     * @throws WeightsException if the file's metadata are not valid
     */
    public static TrainedNetwork read(Path file, Architecture architecture) throws IOException {
        try (WeightsFile weights = WeightsFile.open(file)) {
            return of(file, weights, architecture);
        }
    }

    private static TrainedNetwork of(Path file, WeightsFile weights, Architecture architecture) throws IOException {
        ModelCard card = valid(file, () -> ModelCard.of(weights.metadata()));
        return new TrainedNetwork(architecture, StateDict.of(file, weights), card);
    }

    private static <T> T valid(Path file, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new WeightsException(file + ": " + e.getMessage());
        }
    }

    /**
     * Writes the weights, the architecture's name and the card atomically, replacing an existing file.
     *
     * @throws bowman.file.FileWriteException if it cannot be written; an existing file is then unchanged
     */
    public void write(Path file) throws IOException {
        Safetensors.write(file, weights.tensors(), metadata());
    }

    /** Returns the architecture's name and the card as the metadata of a file, see {@link MetadataKey}. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(MetadataKey.ARCHITECTURE, architecture.name());
        metadata.putAll(card.metadata());
        return metadata;
    }
}
