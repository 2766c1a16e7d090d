package bowman.io.outline;

import java.util.List;

/**
 * A 4-connected part of an instance, valid by the simple-features standard (OGC 06-103r4, section 6.1.11): rings do not
 * touch themselves, and touch each other only in single corners.
 *
 * @param shell its outline, clockwise on the screen
 * @param holes the outlines of its holes, counterclockwise on the screen
 */
public record Polygon(Ring shell, List<Ring> holes) {

    /** Copies the list. */
    public Polygon {
        holes = List.copyOf(holes);
    }
}
