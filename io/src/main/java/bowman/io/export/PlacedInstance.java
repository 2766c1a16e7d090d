package bowman.io.export;

import bowman.io.mask.MaskPlacement;
import bowman.metrics.Instance;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An instance in pixels of its slide.
 *
 * @param number from 1
 * @param slide the slide's name
 * @param instance in pixels of its mask
 * @param placement of the mask on the slide
 */
public record PlacedInstance(int number, String slide, Instance instance, MaskPlacement placement) {

    /** Made of the slide's name and the instance's first pixel: the same in every run that finds it there. */
    UUID id() {
        String name = slide + "\n" + Decimals.text(placement.x(instance.runs().from(0)), Decimals.PIXELS) + ","
                + Decimals.text(placement.y(instance.runs().row(0)), Decimals.PIXELS);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public double centroidX() {
        return placement.x(instance.centroidX());
    }

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
