package bowman.weights;

/**
 * What is wrong with a PyTorch checkpoint, and the mend; the file's name is put before it. Unchecked, because it passes
 * through the library that decodes pickles.
 */
final class TorchDefectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TorchDefectException(String defect) {
        super(defect);
    }
}
