package bowman.weights;

import bowman.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An open file of weights: tensors by name, and metadata. Any thread may read from it. */
public sealed interface WeightsFile extends AutoCloseable permits Safetensors, TorchCheckpoint {

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
     * @throws TorchCheckpointException if it is a PyTorch checkpoint that cannot be read
     * @throws SafetensorsException if it is a safetensors file that cannot be read, or there is none
     * @throws WeightsException if it is something else; the message says what, and what to do
     */
    static WeightsFile open(Path file) throws IOException {
        OtherFormat.of(file).ifPresent(format -> {
            throw new WeightsException(file + ": " + format.refusal());
        });
        return TorchCheckpoint.isAt(file) ? TorchCheckpoint.open(file) : Safetensors.open(file);
    }

    /** Returns the format's name, for messages. */
    String format();

    /** Returns the descriptions of the tensors by name, in the file's order; unmodifiable. */
    Map<String, Description> tensors();

    /** Returns the strings that the file stores beside the tensors, by key. */
    Map<String, String> metadata();

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
