package bowman.metrics;

/** A mask of so many fragments that its instances do not fit into memory. The message is one sentence with a remedy. */
public final class FragmentedMaskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FragmentedMaskException(long runs, int row) {
        super("up to row " + row + " the instances of the mask have more than " + runs + " runs of pixels, as is"
                + " typical of noise; raise the threshold or the minimum area");
    }
}
