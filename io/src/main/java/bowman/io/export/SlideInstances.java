package bowman.io.export;

import bowman.io.mask.MaskPlacement;
import bowman.io.slide.PixelSize;
import bowman.metrics.Instance;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The instances of a slide, and what it takes to say them in the slide's pixels and in micrometres.
 *
 * @param slide its name, which tables and ids contain
 * @param placement of the mask in which they were found
 * @param pixelSize of the slide's level 0, where it is known; lengths are in pixels alone where it is not
 * @param probabilities whether those of the instances mean something
 * @param instances in the order in which they are numbered
 */
public record SlideInstances(String slide, MaskPlacement placement, Optional<PixelSize> pixelSize,
        Probabilities probabilities, List<Instance> instances) {

    /** Whether instances were found in a map of probabilities, or in a mask that tells nothing of them. */
    public enum Probabilities {
        /** Those of the instances are a network's. */
        KNOWN,
        /** They are left out. */
        UNKNOWN
    }

    public SlideInstances {
        instances = List.copyOf(instances);
    }

    /** The instances in the slide's pixels, numbered from 1. */
    public Stream<PlacedInstance> placed() {
        return IntStream.range(0, instances.size())
                .mapToObj(i -> new PlacedInstance(i + 1, slide, instances.get(i), placement));
    }
}
