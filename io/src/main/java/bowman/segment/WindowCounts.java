package bowman.segment;

/**
 * The windows of a slide.
 *
 * @param computed those that went through the network
 * @param glass those that did not, since there is no tissue in them
 */
public record WindowCounts(int computed, int glass) {
}
