package bowman.io.export;

import bowman.io.slide.RgbImage;
import java.util.List;

/**
 * What a report shows of a slide.
 *
 * @param run how the slide was segmented, and what was found in figures
 * @param overlay the whole slide, reduced, with what was found drawn over it
 * @param glomeruli all that was found, in any order
 */
public record ReportContent(RunRecord run, RgbImage overlay, List<Glomerulus> glomeruli) {

    /**
     * A glomerulus in a report.
     *
     * @param number what other files of this slide call it
     * @param x the column of its centre in pixels of level 0
     * @param y the row of its centre
     * @param area in pixels of level 0
     * @param circularity 4 pi area / perimeter^2
     * @param meanProbability 0 to 1
     * @param touchesBorder whether the edge of the slide may cut it
     */
    public record Glomerulus(long number, double x, double y, double area, double circularity, double meanProbability,
            boolean touchesBorder) {
    }

    public ReportContent {
        glomeruli = List.copyOf(glomeruli);
    }
}
