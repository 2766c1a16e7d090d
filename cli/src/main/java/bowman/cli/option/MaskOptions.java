package bowman.cli.option;

import bowman.io.image.GrayImage;
import bowman.io.mask.MaskFile;
import bowman.io.mask.MaskFile.Fit;
import bowman.io.mask.MaskReader;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The truth about an image. */
public final class MaskOptions {

    @Option(names = "--mask", paramLabel = "FILE",
            description = "The mask of the glomeruli in the image: all but 0 is positive.")
    private Path mask;

    @Option(names = "--scale-mask",
            description = "The mask may have another size than the image: take the nearest of its pixels.")
    private boolean scaled;

    public boolean isGiven() {
        return mask != null;
    }

    /**
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
     * @param image the image's file
     * @throws IllegalArgumentException if no mask was given
     * @throws bowman.io.slide.SlideException if it cannot be read
     */
    public MaskReader open(Path image) throws IOException {
        return MaskReader.open(required(image));
    }

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
