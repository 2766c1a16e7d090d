package bowman.metrics;

/**
 * How good a segmentation is.
 *
 * @param pixels at the level of pixels
 * @param instances at the level of instances
 */
public record SegmentationScore(PixelCounts pixels, InstanceMatching instances) {
}
