package bowman.segment;

import bowman.io.image.Region;
import java.util.OptionalDouble;

/**
 * The placement of a probability map on its slide.
 *
 * @param region the part of the slide, in pixels of level 0
 * @param left the left edge of its first column, in pixels of level 0: the region's, rounded to pixels of the level
 *     read
 * @param top the top edge of its first row, likewise
 * @param scale the width of a pixel of the map, in pixels of level 0
 * @param width columns of the map
 * @param height rows of the map
 * @param micronsPerPixel of the map; empty if the pixel size of the slide is unknown
 */
public record MapGeometry(Region region, double left, double top, double scale, int width, int height,
        OptionalDouble micronsPerPixel) {
}
