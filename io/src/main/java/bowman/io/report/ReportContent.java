package bowman.io.report;

import bowman.io.export.PlacedInstance;
import bowman.io.export.RunRecord;
import bowman.io.export.SlideInstances;
import bowman.io.image.RgbImage;

/**
 * The contents of a report.
 *
 * @param run the record of the segmentation
 * @param overlay the whole slide, reduced, with the outlines of the instances
 * @param found all instances
 */
public record ReportContent(RunRecord run, RgbImage overlay, SlideInstances found) {

    /**
     * Checks that the record belongs to the instances.
     *
     * @throws IllegalArgumentException if their numbers differ
     */
    public ReportContent {
        if (run.findings().glomeruli() != found.instances().size()) {
            throw new IllegalArgumentException("the record of the run has " + run.findings().glomeruli()
                    + " glomeruli, but there are " + found.instances().size());
        }
    }

    /** Returns whether no instance was found. */
    boolean empty() {
        return found.instances().isEmpty();
    }

    /** The area of each glomerulus, in pixels of level 0. */
    double[] areas() {
        return found.placed().mapToDouble(PlacedInstance::area).toArray();
    }
}
