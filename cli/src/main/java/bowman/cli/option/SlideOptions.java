package bowman.cli.option;

import bowman.io.image.Region;
import bowman.io.slide.Slide;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An image and the region of it to use. */
public final class SlideOptions {

    @Parameters(paramLabel = "IMAGE",
            description = "The image of a section (JPEG, PNG or TIFF), or a folder of patches.")
    private Path image;

    @Option(names = "--region", paramLabel = "X,Y,WIDTH,HEIGHT", converter = RegionConverter.class,
            description = "The part of the image to use, in pixels; default: all of it.")
    private Region region;

    /** The image's file, or the folder of patches. */
    public Path image() {
        return image;
    }

    /**
     * The region to use, in pixels of level 0; the whole slide by default.
     *
     * @throws IllegalArgumentException if it does not lie within the image
     */
    public Region region(Slide slide) {
        if (region == null) {
            return slide.bounds();
        }
        if (!slide.bounds().contains(region)) {
            throw new IllegalArgumentException(image + ": the image has " + slide.width() + "x" + slide.height()
                    + " pixels, so there is no region " + region);
        }
        return region;
    }

    /** Returns whether a region was given. */
    public boolean hasRegion() {
        return region != null;
    }
}
