package bowman.weights;

import bowman.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An open file of weights: tensors by name, and metadata. Any thread may read from it. */
public sealed interface WeightsFile extends AutoCloseable permits Safetensors, TorchCheckpoint, WeightsPart {

    /**
     * The description of a tensor in a file.
     *
     * @param type the element type, as safetensors names it: F32, BF16, I64
     * @param extents the extents, outermost first; none for a scalar
     */
    record Description(String type, List<Long> extents) {

        /** Copies the extents. */
        public Description {
            extents = List.copyOf(extents);
        }
    }

    /**
     * Opens a PyTorch checkpoint or a safetensors file; its first bytes decide which it is, not its name.
     *
     * @param path the file, or a folder that {@code save_pretrained} wrote
     * @throws TorchCheckpointException if it is a PyTorch checkpoint that cannot be read
     * @throws SafetensorsException if it is a safetensors file that cannot be read, or there is none
     * @throws WeightsException if it is something else; the message says what, and what to do
     */
    static WeightsFile open(Path path) throws IOException {
        return open(path, Optional.empty());
    }

    /**
     * Opens the part of a file that a key names.
     *
     * @param path the file, or a folder that {@code save_pretrained} wrote
     * @param named the name under which a PyTorch checkpoint holds a state dict, with a dot between those of nested
     *     dictionaries, or a prefix of the names of tensors, without the dot at its end; empty for what programs
     *     usually mean
     * @throws TorchCheckpointException if it is a PyTorch checkpoint that cannot be read
     * @throws SafetensorsException if it is a safetensors file that cannot be read, or there is none
     * @throws WeightsException if it is something else, or there is no such key; the message says what to do
     */
    static WeightsFile open(Path path, Optional<String> named) throws IOException {
        // Messages show prefixes with the dot at their end.
        Optional<String> key = named.map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
        Path file = WeightsPath.of(path).weights();
        OtherFormat.of(file).ifPresent(format -> {
            throw new WeightsException(file + ": " + format.refusal());
        });
        if (TorchCheckpoint.isAt(file)) {
            TorchCheckpoint checkpoint = TorchCheckpoint.open(file, key);
            return key.isEmpty() || checkpoint.isAt(key.get()) ? checkpoint
                    : WeightsPart.of(file, checkpoint, key.get());
        }
        Safetensors safetensors = Safetensors.open(file);
        return key.isEmpty() ? safetensors : WeightsPart.of(file, safetensors, key.get());
    }

    /** Returns the format's name, for messages. */
    String format();

    /** Returns the descriptions of the tensors by name, in the file's order; unmodifiable. */
    Map<String, Description> tensors();

    /** Returns the strings that the file stores beside the tensors, by key. */
    Map<String, String> metadata();

    /** Returns what a user should know about the choice of these tensors among others in the file, a sentence each. */
    default List<String> remarks() {
        return List.of();
    }

    /**
     * Reads a tensor, each number rounded to the nearest float.
     *
     * @throws IOException if there is no tensor of that name, it is empty or too large, or it cannot be read
     */
    Tensor tensor(String name) throws IOException;

    /** Closes the file. */
    @Override
    void close();
}
