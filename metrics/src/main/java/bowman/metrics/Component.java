package bowman.metrics;

/**
 * A connected component of a mask.
 *
 * @param label the label that {@link Components#component} returns for its pixels
 * @param area the number of its pixels
 * @param x the first column of its bounding box
 * @param y the first row of its bounding box
 * @param width columns of its bounding box
 * @param height rows of its bounding box
 */
public record Component(int label, long area, int x, int y, int width, int height) {
}
