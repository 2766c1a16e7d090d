package bowman.io.export;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.List;

/** The outlines of instances as Java draws them, in pixels of the slide's level 0. */
public final class InstanceShapes {

    private InstanceShapes() {
    }

    /** The outlines of all instances, holes among them. */
    public static List<Shape> of(SlideInstances found) {
        return found.instances().stream().map(instance -> shape(PolygonTracer.trace(instance.runs()),
                found.placement())).toList();
    }

    private static Shape shape(List<Polygon> polygons, MaskPlacement placement) {
        Path2D path = new Path2D.Float(Path2D.WIND_EVEN_ODD);
        for (Polygon polygon : polygons) {
            add(polygon.shell(), placement, path);
            polygon.holes().forEach(hole -> add(hole, placement, path));
        }
        return path;
    }

    private static void add(Ring ring, MaskPlacement placement, Path2D path) {
        path.moveTo(placement.x(ring.x(0)), placement.y(ring.y(0)));
        for (int corner = 1; corner < ring.size(); corner++) {
            path.lineTo(placement.x(ring.x(corner)), placement.y(ring.y(corner)));
        }
        path.closePath();
    }
}
