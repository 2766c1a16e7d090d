package bowman.io.report;

import bowman.io.export.PlacedInstance;
import bowman.io.export.RunRecord;
import bowman.io.export.SlideInstances;
import bowman.io.image.RgbImage;

/**
 * What a report shows of a slide.
 *
 * @param run how the slide was segmented, and what was found in figures
 * @param overlay the whole slide, reduced, with what was found drawn over it
 * @param found all that was found
 */
public record ReportContent(RunRecord run, RgbImage overlay, SlideInstances found) {

    public ReportContent {
        if (run.findings().glomeruli() != found.instances().size()) {
            throw new IllegalArgumentException("the record of the run tells of " + run.findings().glomeruli()
                    + " glomeruli, and there are " + found.instances().size());
        }
    }

    /** Whether anything was found. */
    boolean empty() {
        return found.instances().isEmpty();
    }

    /** The area of each glomerulus, in pixels of level 0. */
    double[] areas() {
        return found.placed().mapToDouble(PlacedInstance::area).toArray();
    }
}
