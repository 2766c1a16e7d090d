package bowman.segment;

import bowman.io.image.GrayImage;
import bowman.metrics.Instance;
import java.util.List;

/**
 * The segmentation of a region of a slide, in memory.
 *
 * @param geometry the placement of the images on the slide; all else is in their pixels
 * @param probability of a glomerulus at each pixel, 0 to 1 as 0 to 255
 * @param mask 255 where the probability is above the threshold, else 0
 * @param glomeruli the 8-connected instances of the mask, in the order of their first pixels
 */
public record Segmentation(MapGeometry geometry, GrayImage probability, GrayImage mask,
        List<Instance> glomeruli) {

    /** Copies the list. */
    public Segmentation {
        glomeruli = List.copyOf(glomeruli);
    }
}
