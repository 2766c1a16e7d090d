package bowman.metrics;

/**
 * A connected component of a mask: its pixels and their measurements. Columns and rows are those of the mask,
 * and pixel (x, y) is the square from (x, y) to (x + 1, y + 1).
 *
 * @param runs its pixels, with those of filled holes
 * @param area the number of these pixels
 * @param centroidX the mean column of the pixels' centres
 * @param centroidY the mean row of the pixels' centres
 * @param x the first column of its bounding box
 * @param y the first row of its bounding box
 * @param width columns of its bounding box
 * @param height rows of its bounding box
 * @param perimeter the length of its outlines in pixels, those of holes included, by the Cauchy-Crofton formula over
 *     four directions (Legland, Kiêu and Devaux, 2007). That of a disc is right to 2.7 pixels, whatever its size; that
 *     of a straight edge is 5.2 % too short along rows, columns and diagonals, and up to 2.6 % too long between. The
 *     edge of the mask counts as outline where it cuts an instance off.
 * @param meanProbability the mean of the probabilities, 0 to 1, of the component's own pixels, without filled holes
 *     and components inside them
 * @param maximumProbability the highest of the same probabilities
 * @param touchesBorder whether it reaches the first or last row or column of the mask, so that a part may be missing
 */
public record Instance(Runs runs, long area, double centroidX, double centroidY, int x, int y, int width, int height,
        double perimeter, double meanProbability, double maximumProbability, boolean touchesBorder) {

    /**
     * Measures a component.
     *
     * @param runs of the component, holes filled or not
     * @param component holds the sums
     * @param columns of the mask
     * @param rows of the mask
     */
    static Instance measure(Runs runs, OpenComponent component, int columns, int rows) {
        long area = 0;
        long twiceX = 0;
        long twiceY = 0;
        int left = Integer.MAX_VALUE;
        int right = 0;
        for (int run = 0; run < runs.size(); run++) {
            long length = runs.length(run);
            area += length;
            twiceX += length * ((long) runs.from(run) + runs.to(run));
            twiceY += length * (2L * runs.row(run) + 1);
            left = Math.min(left, runs.from(run));
            right = Math.max(right, runs.to(run));
        }
        int top = component.top();
        int bottom = component.bottom();
        return new Instance(runs, area, twiceX / (2.0 * area), twiceY / (2.0 * area), left, top, right - left,
                bottom - top + 1, Perimeter.of(runs, area), component.meanProbability(),
                component.maximumProbability(), left == 0 || top == 0 || right == columns || bottom == rows - 1);
    }

    /** The diameter in pixels of the disc that has this area: 2 sqrt(area / pi). */
    public double equivalentDiameter() {
        return 2 * Math.sqrt(area / Math.PI);
    }

    /**
     * The circularity: 4 pi area / perimeter^2 (Cox, 1927), about 1 for a disc, less for other shapes. Not capped: the
     * perimeter is an estimate, so a disc of 10 pixels' radius has 0.93 to 1.05, and a few pixels may have more.
     */
    public double circularity() {
        return 4 * Math.PI * area / (perimeter * perimeter);
    }
}
