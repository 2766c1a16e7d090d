package bowman.io.tissue;

import bowman.io.image.Region;
import bowman.io.slide.Overview;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Where on a slide there is tissue, so that glass need not be computed. In doubt there is. */
public sealed interface TissueMask permits Everywhere, FoundTissue {

    /** No mask: tissue everywhere. */
    TissueMask ALL = new Everywhere();

    /**
     * Looks for tissue at about 8 micrometres per pixel, or on at most 2048 pixels where the scale is not known.
     *
     * @throws SlideException if the slide is damaged
     */
    static TissueMask of(Slide slide) throws IOException {
        return of(Overview.of(slide, FoundTissue.overviewSize(slide)), slide.pixelSize());
    }

    /**
     * Looks for tissue on a reduced image.
     *
     * @param pixelSize of the slide's level 0, where it is known
     */
    static TissueMask of(Overview overview, Optional<PixelSize> pixelSize) {
        return FoundTissue.on(overview, pixelSize);
    }

    /**
     * Whether there is tissue in a region, or within a margin of eight pixels of the overview about it.
     *
     * @param region of level 0
     * @throws IllegalArgumentException if it leaves the slide
     */
    boolean holds(Region region);

    /** The share of the slide that is tissue, without the margin, 0 to 1. */
    double fraction();

    /**
     * The share of a region that is tissue, without the margin, 0 to 1, to whole pixels of the overview.
     *
     * @param region of level 0
     * @throws IllegalArgumentException if it leaves the slide
     */
    double fraction(Region region);

    /** The area of the tissue, without the margin, where the scale is known. */
    OptionalDouble squareMillimetres();
}
