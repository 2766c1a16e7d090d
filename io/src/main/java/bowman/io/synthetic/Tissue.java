package bowman.io.synthetic;

/**
 * The tissue at a point.
 *
 * @param color 0xRRGGBB
 * @param nuclei the probability of a nucleus
 */
record Tissue(int color, float nuclei) {
}
