package bowman.io.export;

import bowman.io.mask.MaskPlacement;
import bowman.metrics.Instance;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An instance, measured in pixels of its slide.
 *
 * @param number its number on the slide, from 1
 * @param slide the slide's name
 * @param instance in pixels of its mask
 * @param placement of the mask on the slide
 */
public record PlacedInstance(int number, String slide, Instance instance, MaskPlacement placement) {

    /** An id derived from the slide's name and the first pixel: the same in every run that finds the instance there. */
    UUID id() {
        String name = slide + "\n" + Decimals.text(placement.x(instance.runs().from(0)), Decimals.PIXELS) + ","
                + Decimals.text(placement.y(instance.runs().row(0)), Decimals.PIXELS);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The column of the centroid, in pixels of level 0. */
    public double centroidX() {
        return placement.x(instance.centroidX());
    }

    /** The row of the centroid, in pixels of level 0. */
    public double centroidY() {
        return placement.y(instance.centroidY());
    }

    double x() {
        return placement.x(instance.x());
    }

    double y() {
        return placement.y(instance.y());
    }

    double width() {
        return placement.scaleX() * instance.width();
    }

    double height() {
        return placement.scaleY() * instance.height();
    }

    /** The area, in pixels of level 0. */
    public double area() {
        return placement.areaScale() * instance.area();
    }

    double perimeter() {
        return placement.lengthScale() * instance.perimeter();
    }

    double equivalentDiameter() {
        return placement.lengthScale() * instance.equivalentDiameter();
    }
}
