package bowman.io.outline;

import java.util.List;

/**
 * A part of an instance whose pixels are connected by edges, as the simple-features standard (OGC 06-103r4, section
 * 6.1.11) wants it: rings touch themselves nowhere and each other at most in single corners.
 *
 * @param shell its outline, clockwise as seen
 * @param holes the outlines of its holes, counterclockwise as seen
 */
public record Polygon(Ring shell, List<Ring> holes) {

    public Polygon {
        holes = List.copyOf(holes);
    }
}
