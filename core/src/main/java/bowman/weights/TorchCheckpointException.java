package bowman.weights;

import bowman.file.FileText;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Thrown when a PyTorch checkpoint cannot be read. The message is one sentence with the file, the defect and the
 * remedy.
 */
public final class TorchCheckpointException extends IOException {

    private static final long serialVersionUID = 1L;

    TorchCheckpointException(Path file, String defect, Throwable cause) {
        super(FileText.line(file + ": " + defect), cause);
    }
}
