package bowman.io.synthetic;

/**
 * What is at a point.
 *
 * @param color 0xRRGGBB
 * @param nuclei the share of places for a nucleus that hold one
 */
record Tissue(int color, float nuclei) {
}
