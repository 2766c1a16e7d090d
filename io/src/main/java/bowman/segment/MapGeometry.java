package bowman.segment;

import bowman.io.image.Region;
import java.util.OptionalDouble;

/**
 * Where a map lies on its slide.
 *
 * @param region the part of the slide, in pixels of level 0
 * @param left where its first column begins, in pixels of level 0: the part's, but for a rounding to what was read
 * @param top where its first row begins, likewise
 * @param scale how many pixels of level 0 a pixel of the map is wide
 * @param width columns of the map
 * @param height rows of the map
 * @param micronsPerPixel of the map, where the slide's is known
 */
public record MapGeometry(Region region, double left, double top, double scale, int width, int height,
        OptionalDouble micronsPerPixel) {
}
