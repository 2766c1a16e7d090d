package bowman.io.slide;

import java.util.Optional;

/**
 * Settings with which a slide is opened. Immutable.
 *
 * @param pixelSize the pixel size of level 0, which overrides that of the file; empty to use that of the file
 * @param badTiles the treatment of tiles that cannot be decoded
 * @param background the colour behind transparent pixels and of tiles that are missing in the file, 0xRRGGBB
 * @param cacheBytes the most memory of the slide's cache of decoded tiles, in bytes
 */
public record SlideSettings(Optional<PixelSize> pixelSize, BadTiles badTiles, int background,
        long cacheBytes) {

    /** The pixel size of the file; bad tiles and background white, the colour of glass; a cache of 64 MiB. */
    public static final SlideSettings DEFAULT =
            new SlideSettings(Optional.empty(), BadTiles.FILL_WHITE, 0xFFFFFF, 64L << 20);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the background is not 0 to 0xFFFFFF or the cache is negative
     */
    public SlideSettings {
        if (background < 0 || background > 0xFFFFFF) {
            throw new IllegalArgumentException("a colour lies in 0x000000...0xFFFFFF, got 0x%x".formatted(background));
        }
        if (cacheBytes < 0) {
            throw new IllegalArgumentException("the cache of tiles takes 0 bytes or more, got " + cacheBytes);
        }
    }

    /** These settings with another pixel size of level 0, in micrometres. */
    public SlideSettings withMicronsPerPixel(double micronsPerPixel) {
        PixelSize given = new PixelSize(micronsPerPixel, PixelSize.Source.USER);
        return new SlideSettings(Optional.of(given), badTiles, background, cacheBytes);
    }

    /** These settings with another treatment of tiles that cannot be decoded. */
    public SlideSettings withBadTiles(BadTiles badTiles) {
        return new SlideSettings(pixelSize, badTiles, background, cacheBytes);
    }

    /** These settings with another colour behind transparent pixels and of missing tiles, 0xRRGGBB. */
    public SlideSettings withBackground(int color) {
        return new SlideSettings(pixelSize, badTiles, color, cacheBytes);
    }

    /** These settings with another limit of the cache of decoded tiles, in bytes. */
    public SlideSettings withCacheBytes(long cacheBytes) {
        return new SlideSettings(pixelSize, badTiles, background, cacheBytes);
    }
}
