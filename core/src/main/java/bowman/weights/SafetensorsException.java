package bowman.weights;

import bowman.file.FileText;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Thrown when a safetensors file cannot be read. The message is one sentence with the file, the defect and the remedy.
 */
public final class SafetensorsException extends IOException {

    private static final long serialVersionUID = 1L;

    SafetensorsException(Path file, String defect) {
        super(FileText.line(file + ": " + defect));
    }

    SafetensorsException(Path file, String defect, Throwable cause) {
        super(FileText.line(file + ": " + defect), cause);
    }
}
