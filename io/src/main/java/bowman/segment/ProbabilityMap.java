package bowman.segment;

import bowman.io.export.RunRecord.WindowCounts;
import bowman.io.stitch.RowFile;
import bowman.io.tissue.TissueMask;
import java.io.IOException;
import java.time.Duration;

/** The probabilities of a slide, or a part of it, in a file: read row by row, as often as one likes. */
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

    /** Where it lies on its slide. */
    public MapGeometry geometry() {
        return geometry;
    }

    /** A pixel is positive, that is its probability above the threshold, if its byte, 0 to 255, is above this. */
    public int cut() {
        return cut;
    }

    /** What was computed, in words: equal words give equal probabilities. */
    public String job() {
        return job;
    }

    /** Where there is tissue on the slide; everywhere if glass was computed. */
    public TissueMask tissue() {
        return tissue;
    }

    /** The windows it was made of. */
    public WindowCounts windows() {
        return windows;
    }

    /** How long the network took, without what an earlier run that was stopped took. */
    public Duration networkTime() {
        return networkTime;
    }

    /**
     * Gives all rows.
     *
     * @param rows takes a byte per pixel: its probability, 0 to 1 as 0 to 255
     */
    public void forEachRow(RowFile.Rows rows) throws IOException {
        state.rows().forEach(rows);
    }

    /** Deletes the files: what is needed was written elsewhere. */
    public void discard() throws IOException {
        state.discard();
    }

    /** Keeps the files, for a segmentation that goes on from them to be at its end at once. */
    @Override
    public void close() throws IOException {
        state.close();
    }
}
