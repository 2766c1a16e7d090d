package bowman.model;

import bowman.weights.MetadataKey;
import bowman.weights.Safetensors;
import bowman.weights.StateDict;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network with its weights, as one safetensors file that names its architecture and says how to use it.
 *
 * @param architecture the network
 * @param weights its weights and running statistics
 * @param card how to use it
 */
public record TrainedNetwork(Architecture architecture, StateDict weights, ModelCard card) {

    private static final Logger LOGGER = System.getLogger(TrainedNetwork.class.getName());

    /** Creates a network with the card {@link ModelCard#UNKNOWN}. */
    public TrainedNetwork(Architecture architecture, StateDict weights) {
        this(architecture, weights, ModelCard.UNKNOWN);
    }

    /**
     * Reads a network from a model file, or from other weights that tell or fit an architecture: a PyTorch checkpoint,
     * a safetensors file, or a folder that {@code save_pretrained} wrote. What was decided in doing so is logged.
     *
     * @throws IOException if the file cannot be read
     * @throws bowman.weights.WeightsException if the weights fit no architecture, or Bowman cannot compute the network
     */
    public static TrainedNetwork read(Path file) throws IOException {
        return read(file, WeightsChoice.OF_THE_FILE);
    }

    /**
     * Reads the weights of the given network, see {@link #read(Path)}.
     *
     * @throws IOException if the file cannot be read
     * @throws bowman.weights.WeightsException if the weights do not fit the network
     */
    public static TrainedNetwork read(Path file, Architecture architecture) throws IOException {
        return read(file, WeightsChoice.of(architecture));
    }

    /**
     * Reads a network from a file that could be read in more than one way, see {@link #read(Path)}; {@link
     * NetworkReading} also returns what is logged.
     *
     * @throws IOException if the file cannot be read
     * @throws bowman.weights.WeightsException if the weights do not fit the network
     */
    public static TrainedNetwork read(Path file, WeightsChoice choice) throws IOException {
        NetworkReading reading = NetworkReading.of(file, choice);
        reading.remarks().forEach(remark -> LOGGER.log(Level.INFO, "{0}: {1}", file, remark));
        return reading.network();
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
