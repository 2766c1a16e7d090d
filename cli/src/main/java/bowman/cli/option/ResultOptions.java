package bowman.cli.option;

import bowman.io.pyramid.PyramidOptions.Layout;
import bowman.segment.ResultSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is made of probabilities. */
public final class ResultOptions {

    @Mixin
    private InstanceOptions instances;

    @Option(names = "--ome", description = "Write OME-TIFF (.ome.tif), for Bio-Formats; else the pages of a TIFF that"
            + " OpenSlide reads too.")
    private boolean ome;

    /** @throws IllegalArgumentException if an option does not fit */
    public ResultSettings settings() {
        return new ResultSettings(instances.holes(), instances.minimumArea(), ome ? Layout.OME : Layout.PAGES,
                instances.objects());
    }
}
