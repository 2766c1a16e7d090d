package bowman.model;

import bowman.weights.MetadataKey;
import bowman.weights.Safetensors;
import bowman.weights.StateDict;
import bowman.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A network with its weights, as one safetensors file that names its architecture.
 *
 * @param architecture the network
 * @param weights its weights and running statistics
 */
public record TrainedNetwork(Architecture architecture, StateDict weights) {

    /**
     * Reads a file that {@link #write} or a training wrote.
     *
     * @throws bowman.weights.SafetensorsException if the file cannot be read
     * @throws WeightsException if the file does not name an architecture that there is
     */
    public static TrainedNetwork read(Path file) throws IOException {
        try (Safetensors safetensors = Safetensors.open(file)) {
            String name = safetensors.metadata().get(MetadataKey.ARCHITECTURE);
            if (name == null) {
                throw new WeightsException(file + ": the file does not say which architecture its weights are for;"
                        + " name it, one of " + String.join(", ", Architecture.names()));
            }
            return new TrainedNetwork(architecture(file, name), StateDict.of(file, safetensors));
        }
    }

    private static Architecture architecture(Path file, String name) {
        try {
            return Architecture.named(name);
        } catch (IllegalArgumentException e) {
            throw new WeightsException(file + ": " + e.getMessage());
        }
    }

    /**
     * Writes the weights and the architecture's name in place of what may be there, whole or not at all.
     *
     * @throws bowman.file.FileWriteException if it cannot be written; what was there is then still there
     */
    public void write(Path file) throws IOException {
        Safetensors.write(file, weights.tensors(), Map.of(MetadataKey.ARCHITECTURE, architecture.name()));
    }
}
