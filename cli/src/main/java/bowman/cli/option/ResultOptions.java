package bowman.cli.option;

import bowman.io.pyramid.PyramidOptions.Layout;
import bowman.segment.ResultSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the results. */
public final class ResultOptions {

    @Mixin
    private InstanceOptions instances;

    @Option(names = "--ome", description = "Write OME-TIFF (.ome.tif), for Bio-Formats; default: multi-page TIFF, which"
            + " OpenSlide reads as well.")
    private boolean ome;

    /**
     * The settings of the results.
     *
     * @throws IllegalArgumentException if the minimum area is negative or not finite
     */
    public ResultSettings settings() {
        return new ResultSettings(instances.holes(), instances.minimumArea(), ome ? Layout.OME : Layout.PAGES,
                instances.objects());
    }
}
