package bowman.io.export;

import bowman.io.mask.MaskPlacement;
import bowman.io.slide.PixelSize;
import bowman.metrics.Instance;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The instances of a slide, with the placement and pixel size to convert them to pixels of the slide and to
 * micrometres.
 *
 * @param slide the name of the slide, for tables and ids
 * @param placement of the mask in which they were found
 * @param pixelSize of the slide's level 0; if it is empty, lengths are in pixels only
 * @param probabilities whether the probabilities of the instances are known
 * @param instances in the order in which they are numbered
 */
public record SlideInstances(String slide, MaskPlacement placement, Optional<PixelSize> pixelSize,
        Probabilities probabilities, List<Instance> instances) {

    /** Origin of instances: a probability map, or a mask without probabilities. */
    public enum Probabilities {
        /** The probabilities of the instances are those of a network. */
        KNOWN,
        /** The probabilities are unknown and omitted from results. */
        UNKNOWN
    }

    /** Copies the list. */
    public SlideInstances {
        instances = List.copyOf(instances);
    }

    /** The instances in the slide's pixels, numbered from 1. */
    public Stream<PlacedInstance> placed() {
        return IntStream.range(0, instances.size())
                .mapToObj(i -> new PlacedInstance(i + 1, slide, instances.get(i), placement));
    }
}
