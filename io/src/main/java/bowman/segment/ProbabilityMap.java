package bowman.segment;

import bowman.io.export.RunRecord.WindowCounts;
import bowman.io.stitch.RowFile;
import bowman.io.tissue.TissueMask;
import java.io.IOException;
import java.time.Duration;

/** The probabilities of a slide or a region of it, in files that can be read row by row any number of times. */
public final class ProbabilityMap implements AutoCloseable {

    private final MapGeometry geometry;
    private final int cut;
    private final TissueMask tissue;
    private final WindowCounts windows;
    private final Duration networkTime;
    private final String job;
    private final SegmentationState state;

    ProbabilityMap(SlideWindows slide, String job, int cut, Duration networkTime, SegmentationState state) {
        this.job = job;
        this.geometry = slide.geometry();
        this.cut = cut;
        this.tissue = slide.tissue();
        this.windows = slide.counts();
        this.networkTime = networkTime;
        this.state = state;
    }

    /** The placement on its slide. */
    public MapGeometry geometry() {
        return geometry;
    }

    /** The threshold as a byte: a pixel is positive if its byte, 0 to 255, is above this. */
    public int cut() {
        return cut;
    }

    /** A text that identifies slide, region, settings and weights: equal texts mean equal probabilities. */
    public String job() {
        return job;
    }

    /** The tissue of the slide; all of it if windows without tissue were computed. */
    public TissueMask tissue() {
        return tissue;
    }

    /** The number of its windows. */
    public WindowCounts windows() {
        return windows;
    }

    /** The time that the network took, without that of earlier runs that were stopped. */
    public Duration networkTime() {
        return networkTime;
    }

    /**
     * Passes all rows to a consumer.
     *
     * @param rows takes a byte per pixel: its probability, 0 to 1 as 0 to 255
     * @throws IOException if the files cannot be read
     */
    public void forEachRow(RowFile.Rows rows) throws IOException {
        state.rows().forEach(rows);
    }

    /**
     * Deletes the files, once the results were written elsewhere.
     *
     * @throws IOException if they cannot be deleted
     */
    public void discard() throws IOException {
        state.discard();
    }

    /** Closes the files and keeps them: resuming this segmentation returns the map at once. */
    @Override
    public void close() throws IOException {
        state.close();
    }
}
