package bowman.weights;

import bowman.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An open file of weights: tensors by name, and a few strings beside them. Any thread may read from it. */
public sealed interface WeightsFile extends AutoCloseable permits Safetensors, TorchCheckpoint {

    /**
     * What a file says of a tensor.
     *
     * @param type the type of its numbers, as safetensors names it: F32, BF16, I64
     * @param extents outermost first; none for a single number
     */
    record Description(String type, List<Long> extents) {

        public Description {
            extents = List.copyOf(extents);
        }
    }

    /**
     * Opens a PyTorch checkpoint or a safetensors file; its first bytes say which it is, not its name.
     *
     * @throws TorchCheckpointException if it is a PyTorch checkpoint that cannot be read
     * @throws SafetensorsException if it is anything else that cannot be read
     * @throws WeightsException if its name is that of an ONNX file
     */
    static WeightsFile open(Path file) throws IOException {
        if (file.toString().endsWith(".onnx")) {
            throw new WeightsException(file + ": ONNX files are written and not read; give the safetensors file or the"
                    + " PyTorch checkpoint that it was made of");
        }
        return TorchCheckpoint.isAt(file) ? TorchCheckpoint.open(file) : Safetensors.open(file);
    }

    /** The format's name, for people. */
    String format();

    /** The tensors' names and what the file says of them, in the file's order; unmodifiable. */
    Map<String, Description> tensors();

    /** The strings that the file carries beside the tensors. */
    Map<String, String> metadata();

    /**
     * Reads a tensor, each number rounded to the nearest float.
     *
     * @throws IOException if there is none of that name, it is empty or too large, or it cannot be read
     */
    Tensor tensor(String name) throws IOException;

    /** Lets go of the file. */
    @Override
    void close();
}
