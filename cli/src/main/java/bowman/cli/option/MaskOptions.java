package bowman.cli.option;

import bowman.io.mask.MaskFile.Fit;
import bowman.io.mask.MaskReader;
import bowman.io.mask.MaskValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The ground-truth mask of an image. */
public final class MaskOptions {

    /** The option of the meaning of the numbers in a mask. */
    public static final String VALUES = "--mask-values";

    /** Its description. */
    public static final String VALUES_DESCRIPTION = "What the values in the mask mean: each one above 0 is an instance"
            + " (labels), all but 0 is positive (positive), or so are those of at least N (at-least:N) or just one"
            + " (equal:N); default: decided by the values, and said unless it is obvious.";

    @Option(names = "--mask", paramLabel = "FILE",
            description = "The mask of the glomeruli in the image, see --mask-values.")
    private Path mask;

    @Option(names = VALUES, paramLabel = "VALUES", converter = MaskValuesConverter.class,
            description = MaskOptions.VALUES_DESCRIPTION)
    private MaskValues values;

    @Option(names = "--scale-mask",
            description = "Scale a mask of another size but the same aspect ratio to the image, by its nearest pixels.")
    private boolean scaled;

    /** Returns whether a mask was given. */
    public boolean isGiven() {
        return mask != null;
    }

    /**
     * Opens the mask, to read it row by row.
     *
     * @param image the image's file
     * @throws IllegalArgumentException if no mask was given
     * @throws bowman.io.slide.SlideException if it cannot be read
     */
    public MaskReader open(Path image) throws IOException {
        return MaskReader.open(file(image), values());
    }

    /** The meaning of the numbers in the mask; if empty, it is decided by the numbers. */
    public Optional<MaskValues> values() {
        return Optional.ofNullable(values);
    }

    /** The treatment of a mask that has another size than its image. */
    public Fit fit() {
        return scaled ? Fit.SCALED : Fit.EXACT;
    }

    /**
     * The mask's file.
     *
     * @param image the image's file
     * @throws IllegalArgumentException if no mask was given
     */
    public Path file(Path image) {
        if (mask == null) {
            throw new IllegalArgumentException(image + ": the mask of this image is needed (--mask FILE)");
        }
        return mask;
    }
}
