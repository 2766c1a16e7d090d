package bowman.weights;

import java.io.IOException;
import java.nio.file.Path;

/** A safetensors file that cannot be read. The message is one sentence with the file and the mend. */
public final class SafetensorsException extends IOException {

    private static final long serialVersionUID = 1L;

    SafetensorsException(Path file, String defect) {
        super(file + ": " + defect);
    }

    SafetensorsException(Path file, String defect, Throwable cause) {
        super(file + ": " + defect, cause);
    }
}
