package bowman.segment;

import bowman.io.export.ObjectType;
import bowman.io.pyramid.PyramidOptions.Layout;
import bowman.metrics.Holes;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is made of probabilities. Immutable.
 *
 * @param holes whether holes of instances are filled
 * @param minimumArea instances of fewer square micrometres are left out, of the mask too; none where it is empty
 * @param layout of the TIFF files
 * @param objects what QuPath makes of the instances; what suits their number where it is empty
 */
public record ResultSettings(Holes holes, OptionalDouble minimumArea, Layout layout, Optional<ObjectType> objects) {

    /** Holes are kept, and instances of any size; pyramids are pages. */
    public static final ResultSettings DEFAULT =
            new ResultSettings(Holes.KEEP, OptionalDouble.empty(), Layout.PAGES, Optional.empty());

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

    /** These settings with what QuPath is to make of the instances. */
    public ResultSettings withObjects(ObjectType type) {
        return new ResultSettings(holes, minimumArea, layout, Optional.of(type));
    }
}
