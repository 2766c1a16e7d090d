package bowman.io.outline;

import bowman.metrics.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Converts pixels to polygons: outlines along the edges of pixels (crack following), which enclose exactly the pixels.
 * Pixels that touch only at a corner belong to different polygons, or a hole ends there.
 */
public final class PolygonTracer {

    private static final int UNSEEN = -1;
    private static final int LEFT = -2;

    private final Corners corners;
    private final EdgeConnectedParts parts;
    /** The corners that were passed and are not part of a ring yet. */
    private final int[] path;
    private int length;
    /** The place of each corner on the path, or {@link #UNSEEN}, or {@link #LEFT} if it is part of a ring. */
    private final int[] place;
    private final SortedMap<Integer, Ring> shells = new TreeMap<>();
    private final SortedMap<Integer, List<Ring>> holes = new TreeMap<>();

    private PolygonTracer(Runs runs) {
        this.corners = new Corners(runs);
        this.parts = new EdgeConnectedParts(runs);
        this.path = new int[corners.count()];
        this.place = new int[corners.count()];
        Arrays.fill(place, UNSEEN);
    }

    /**
     * The polygons of an instance, in the order of their first pixels.
     *
     * @param runs its pixels, connected by edges or corners
     */
    public static List<Polygon> trace(Runs runs) {
        PolygonTracer tracer = new PolygonTracer(runs);
        for (int corner = 0; corner < tracer.corners.count(); corner++) {
            if (tracer.place[corner] == UNSEEN) {
                tracer.follow(corner);
            }
        }
        List<Polygon> polygons = new ArrayList<>();
        tracer.shells.forEach(
                (part, shell) -> polygons.add(new Polygon(shell, tracer.holes.getOrDefault(part, List.of()))));
        return polygons;
    }

    /** Follows an outline from its first corner, from which an edge goes down, with the pixels on the right. */
    private void follow(int first) {
        int corner = first;
        boolean horizontal = corners.isLeftSide(first);
        do {
            step(corner);
            corner = horizontal ? corners.beside(corner) : corners.aboveOrBelow(corner);
            horizontal = !horizontal;
        } while (corner != first);
        addRing(0);
        leave(0);
    }

    /** Goes to a corner; if its twin is on the path, the path since then becomes a ring and continues from the twin. */
    private void step(int corner) {
        int twin = corners.twin(corner);
        if (twin >= 0 && place[twin] >= 0) {
            addRing(place[twin]);
            leave(place[twin] + 1);
            place[corner] = LEFT;
        } else {
            place[corner] = length;
            path[length++] = corner;
        }
    }

    /** Shortens the path to a number of corners. */
    private void leave(int corners) {
        while (length > corners) {
            place[path[--length]] = LEFT;
        }
    }

    /** Adds a ring of the path from a place on. */
    private void addRing(int from) {
        int[] coordinates = new int[2 * (length - from)];
        for (int i = from; i < length; i++) {
            coordinates[2 * (i - from)] = corners.x(path[i]);
            coordinates[2 * (i - from) + 1] = corners.y(path[i]);
        }
        Ring ring = new Ring(coordinates);
        int part = parts.part(corners.run(path[from]));
        if (ring.signedArea() > 0) {
            shells.put(part, ring);
        } else {
            holes.computeIfAbsent(part, key -> new ArrayList<>()).add(ring);
        }
    }
}
