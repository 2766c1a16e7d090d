package bowman.io.mask;

/**
 * The meaning of the numbers in a mask: its samples, or the indices of its palette.
 */
public sealed interface MaskValues {

    /** Each number above 0 is an instance. */
    record Labels() implements MaskValues {
    }

    /** All but 0 is positive; in files with lossy compression, samples of at least half of white. */
    record Positive() implements MaskValues {
    }

    /**
     * Numbers of at least a threshold are positive.
     *
     * @param number the threshold, in the numbers of the file
     */
    record AtLeast(double number) implements MaskValues {
    }

    /**
     * One number is positive, such as that of a class.
     *
     * @param number in the numbers of the file
     */
    record Equal(double number) implements MaskValues {
    }
}
