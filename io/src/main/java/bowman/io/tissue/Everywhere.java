package bowman.io.tissue;

import bowman.io.image.Region;
import java.util.OptionalDouble;

/** The mask of a slide that is all tissue. */
record Everywhere() implements TissueMask {

    @Override
    public boolean holds(Region region) {
        return true;
    }

    @Override
    public double fraction() {
        return 1;
    }

    @Override
    public double fraction(Region region) {
        return 1;
    }

    @Override
    public OptionalDouble squareMillimetres() {
        return OptionalDouble.empty();
    }
}
