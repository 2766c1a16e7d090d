package bowman.cli.option;

import bowman.io.export.ObjectType;
import bowman.metrics.Holes;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Criteria for instances, and their type in QuPath. */
public final class InstanceOptions {

    @Option(names = "--min-area", paramLabel = "UM2", description = "Minimum area of glomeruli in square micrometres.")
    private Double minimumArea;

    @ArgGroup
    private HoleOptions holes = new HoleOptions();

    @Option(names = "--objects", paramLabel = "TYPE", description = "Type of the objects in QuPath:"
            + " ${COMPLETION-CANDIDATES}; default: annotations up to 5000 glomeruli, detections above.")
    private ObjectType objects;

    /**
     * The minimum area in square micrometres; empty if there is none.
     *
     * @throws IllegalArgumentException if it is less than 0
     */
    public OptionalDouble minimumArea() {
        if (minimumArea == null) {
            return OptionalDouble.empty();
        }
        if (!(minimumArea >= 0)) {
            throw new IllegalArgumentException("the minimum area must be at least 0 square micrometres, got "
                    + minimumArea + " (--min-area)");
        }
        return OptionalDouble.of(minimumArea);
    }

    /** The treatment of holes. */
    public Holes holes() {
        return holes.holes();
    }

    /** The type in QuPath; if empty, it depends on the number of instances. */
    public Optional<ObjectType> objects() {
        return Optional.ofNullable(objects);
    }
}
