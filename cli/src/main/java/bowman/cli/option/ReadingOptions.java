package bowman.cli.option;

import bowman.io.slide.BadTiles;
import bowman.io.slide.SlideSettings;
import picocli.CommandLine.Option;

/** Options for reading slides. */
public final class ReadingOptions {

    /** Treatment of a tile that cannot be decoded. */
    enum OnBadTile { FAIL, FILL }

    @Option(names = "--mpp", paramLabel = "MICRONS", description = "The pixel size of the slides in micrometres;"
            + " default: that of their files.")
    private Double micronsPerPixel;

    @Option(names = "--on-bad-tile", paramLabel = "ACTION", defaultValue = "fill", description = "Treatment of a tile"
            + " that cannot be decoded: fill it with white and list it in the report (fill), or stop (fail).")
    private OnBadTile onBadTile;

    /**
     * The settings to open slides with.
     *
     * @throws IllegalArgumentException if the pixel size is not positive and finite
     */
    public SlideSettings settings() {
        SlideSettings settings = SlideSettings.DEFAULT
                .withBadTiles(onBadTile == OnBadTile.FAIL ? BadTiles.FAIL : BadTiles.FILL_WHITE);
        try {
            return micronsPerPixel == null ? settings : settings.withMicronsPerPixel(micronsPerPixel);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " (--mpp)", e);
        }
    }
}
