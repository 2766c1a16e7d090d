package bowman.cli.option;

import bowman.io.export.ObjectType;
import bowman.metrics.Holes;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is an instance, and what QuPath makes of it. */
public final class InstanceOptions {

    @Option(names = "--min-area", paramLabel = "UM2", description = "Leave out what is smaller, in square micrometres.")
    private Double minimumArea;

    @ArgGroup
    private HoleOptions holes = new HoleOptions();

    @Option(names = "--objects", paramLabel = "TYPE", description = "What QuPath makes of the outlines:"
            + " ${COMPLETION-CANDIDATES}; unless told, annotations up to 5000, detections above.")
    private ObjectType objects;

    /**
     * In square micrometres.
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

    public Holes holes() {
        return holes.holes();
    }

    /** What suits the number of instances, if empty. */
    public Optional<ObjectType> objects() {
        return Optional.ofNullable(objects);
    }
}
