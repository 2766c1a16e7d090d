package bowman.segment;

import bowman.io.slide.Region;
import java.util.OptionalDouble;

/**
 * Where a map lies on its slide.
 *
 * @param region the part of the slide, in pixels of level 0
 * @param scale how many pixels of level 0 a pixel of the map is wide
 * @param width columns of the map
 * @param height rows of the map
 * @param micronsPerPixel of the map, where the slide's is known
 */
public record MapGeometry(Region region, double scale, int width, int height, OptionalDouble micronsPerPixel) {
}
