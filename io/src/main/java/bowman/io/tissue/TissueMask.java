package bowman.io.tissue;

import bowman.io.image.Region;
import bowman.io.slide.Overview;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** The tissue of a slide, so that glass need not be segmented. Doubtful pixels count as tissue. */
public sealed interface TissueMask permits Everywhere, FoundTissue {

    /** A mask of tissue everywhere. */
    TissueMask ALL = new Everywhere();

    /**
     * Finds tissue at about 8 um per pixel, or in an overview of at most 2048 pixels if the pixel size is unknown.
     *
     * @throws SlideException if the slide is damaged
     */
    static TissueMask of(Slide slide) throws IOException {
        return of(Overview.of(slide, FoundTissue.overviewSize(slide)), slide.pixelSize());
    }

    /**
     * Finds tissue in a reduced image.
     *
     * @param pixelSize of the slide's level 0, if it is known
     */
    static TissueMask of(Overview overview, Optional<PixelSize> pixelSize) {
        return FoundTissue.on(overview, pixelSize);
    }

    /**
     * Returns whether there is tissue in a region, or within a margin of eight pixels of the overview around it.
     *
     * @param region of level 0
     * @throws IllegalArgumentException if it exceeds the slide
     */
    boolean holds(Region region);

    /** The fraction of the slide that is tissue, without the margin, 0 to 1. */
    double fraction();

    /**
     * The fraction of a region that is tissue, without the margin, 0 to 1, measured in whole pixels of the overview.
     *
     * @param region of level 0
     * @throws IllegalArgumentException if it exceeds the slide
     */
    double fraction(Region region);

    /** The area of the tissue in mm2, without the margin; empty if the pixel size is unknown. */
    OptionalDouble squareMillimetres();
}
