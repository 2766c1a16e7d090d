package bowman.cli.option;

import bowman.io.image.Region;
import bowman.io.slide.Slide;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An image and the part of it that is meant. */
public final class SlideOptions {

    @Parameters(paramLabel = "IMAGE", description = "The image of a section: JPEG, PNG or TIFF.")
    private Path image;

    @Option(names = "--region", paramLabel = "X,Y,WIDTH,HEIGHT", converter = RegionConverter.class,
            description = "The part of the image to use, in pixels; all of it unless told.")
    private Region region;

    public Path image() {
        return image;
    }

    /** @throws IllegalArgumentException if the part does not lie within the image */
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

    /** Whether a part was asked for. */
    public boolean hasRegion() {
        return region != null;
    }
}
