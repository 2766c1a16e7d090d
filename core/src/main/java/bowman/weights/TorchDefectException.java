package bowman.weights;

/**
 * Thrown for a defect of a PyTorch checkpoint. The message has the defect and the remedy; the file's name is prepended.
 * Unchecked, because it passes through the library that decodes pickles.
 */
final class TorchDefectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TorchDefectException(String defect) {
        super(defect);
    }
}
