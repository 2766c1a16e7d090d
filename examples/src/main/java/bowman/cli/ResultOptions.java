package bowman.cli;

import bowman.io.export.ObjectType;
import bowman.io.tiff.PyramidOptions.Layout;
import bowman.segment.ResultSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is made of probabilities. */
final class ResultOptions {

    @Option(names = "--min-area", paramLabel = "UM2", description = "Leave out what is smaller, in square micrometres.")
    private Double minimumArea;

    @ArgGroup
    private HoleOptions holes = new HoleOptions();

    @Option(names = "--objects", paramLabel = "TYPE", description = "What QuPath makes of the outlines:"
            + " ${COMPLETION-CANDIDATES}; unless told, annotations up to 5000, detections above.")
    private ObjectType objects;

    @Option(names = "--ome", description = "Write OME-TIFF (.ome.tif), for Bio-Formats; else the pages of a TIFF that"
            + " OpenSlide reads too.")
    private boolean ome;

    /** @throws IllegalArgumentException if an option does not fit */
    ResultSettings settings() {
        ResultSettings settings = ResultSettings.DEFAULT.withHoles(holes.holes())
                .withLayout(ome ? Layout.OME : Layout.PAGES);
        settings = objects == null ? settings : settings.withObjects(objects);
        try {
            return minimumArea == null ? settings : settings.withMinimumArea(minimumArea);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " (--min-area)", e);
        }
    }
}
