package bowman.segment;

import bowman.io.export.ObjectType;
import bowman.io.pyramid.PyramidOptions.Layout;
import bowman.metrics.Holes;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Settings of the results that are derived from probabilities. Immutable.
 *
 * @param holes whether holes of instances are kept or filled
 * @param minimumArea in square micrometres; smaller instances are dropped, also from the mask
 * @param layout of the TIFF files
 * @param objects the type of the instances in QuPath; if empty, it depends on their number
 */
public record ResultSettings(Holes holes, OptionalDouble minimumArea, Layout layout, Optional<ObjectType> objects) {

    /** Holes and instances of any size are kept; TIFF files have a page for each level. */
    public static final ResultSettings DEFAULT =
            new ResultSettings(Holes.KEEP, OptionalDouble.empty(), Layout.PAGES, Optional.empty());

    /**
     * Checks the minimum area.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public ResultSettings {
        double area = minimumArea.orElse(0);
        if (!(area >= 0) || Double.isInfinite(area)) {
            throw new IllegalArgumentException("the minimum area must be at least 0 square micrometres, got " + area);
        }
    }

    /** These settings with holes filled or kept. */
    public ResultSettings withHoles(Holes treatment) {
        return new ResultSettings(treatment, minimumArea, layout, objects);
    }

    /** These settings with a minimum area in square micrometres. */
    public ResultSettings withMinimumArea(double squareMicrons) {
        return new ResultSettings(holes, OptionalDouble.of(squareMicrons), layout, objects);
    }

    /** These settings with another layout of the TIFF files. */
    public ResultSettings withLayout(Layout other) {
        return new ResultSettings(holes, minimumArea, other, objects);
    }

    /** These settings with another type of the instances in QuPath. */
    public ResultSettings withObjects(ObjectType type) {
        return new ResultSettings(holes, minimumArea, layout, Optional.of(type));
    }
}
