package bowman.metrics;

/**
 * The score of a segmentation.
 *
 * @param pixels at the level of pixels
 * @param instances at the level of instances
 */
public record SegmentationScore(PixelCounts pixels, InstanceMatching instances) {
}
