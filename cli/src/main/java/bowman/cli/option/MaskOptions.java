package bowman.cli.option;

import bowman.io.image.GrayImage;
import bowman.io.mask.MaskFile;
import bowman.io.mask.MaskFile.Fit;
import bowman.io.mask.MaskReader;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The ground-truth mask of an image. */
public final class MaskOptions {

    @Option(names = "--mask", paramLabel = "FILE",
            description = "The mask of the glomeruli in the image: all but 0 is positive.")
    private Path mask;

    @Option(names = "--scale-mask",
            description = "Scale a mask of another size to that of the image, by its nearest pixels.")
    private boolean scaled;

    /** Returns whether a mask was given. */
    public boolean isGiven() {
        return mask != null;
    }

    /**
     * Reads the mask into memory, in the size of the image.
     *
     * @param image the image's file
     * @param width its columns
     * @param height its rows
     * @throws IllegalArgumentException if no mask was given
     * @throws bowman.io.slide.SlideException if it cannot be read, or has another size and must not be scaled
     */
    public GrayImage read(Path image, int width, int height) throws IOException {
        return MaskFile.read(required(image), width, height, fit());
    }

    /**
     * Opens the mask, to read it row by row.
     *
     * @param image the image's file
     * @throws IllegalArgumentException if no mask was given
     * @throws bowman.io.slide.SlideException if it cannot be read
     */
    public MaskReader open(Path image) throws IOException {
        return MaskReader.open(required(image));
    }

    /** The treatment of a mask that has another size than its image. */
    public Fit fit() {
        return scaled ? Fit.SCALED : Fit.EXACT;
    }

    private Path required(Path image) {
        if (mask == null) {
            throw new IllegalArgumentException(image + ": the mask of this image is needed (--mask FILE)");
        }
        return mask;
    }
}
