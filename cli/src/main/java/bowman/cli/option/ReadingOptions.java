package bowman.cli.option;

import bowman.io.slide.BadTiles;
import bowman.io.slide.SlideSettings;
import picocli.CommandLine.Option;

/** How slides are read. */
public final class ReadingOptions {

    /** What is done with a tile that cannot be decoded. */
    enum OnBadTile { FAIL, FILL }

    @Option(names = "--mpp", paramLabel = "MICRONS", description = "The size of the slides' pixels in micrometres;"
            + " unless told, what their files say.")
    private Double micronsPerPixel;

    @Option(names = "--on-bad-tile", paramLabel = "WAY", defaultValue = "fill", description = "What to do with a tile"
            + " that cannot be decoded: fill it with white and list it in the report, or fail.")
    private OnBadTile onBadTile;

    /** @throws IllegalArgumentException if the size of pixels is none */
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
