package bowman.io.slide;

import java.util.Optional;

/**
 * How a slide is opened.
 *
 * @param pixelSize the size of level 0's pixels as the caller knows it, which wins over what the file says
 * @param badTiles what to do with tiles that cannot be decoded
 * @param background the colour behind transparent pixels, and of tiles that the file does not hold, 0xRRGGBB
 * @param cacheBytes the most memory that decoded tiles of this slide take between reads
 */
public record SlideSettings(Optional<PixelSize> pixelSize, BadTiles badTiles, int background,
        long cacheBytes) {

    /** The file's own pixel size; bad tiles and the background white, the colour of the glass; 64 MiB of tiles. */
    public static final SlideSettings DEFAULT =
            new SlideSettings(Optional.empty(), BadTiles.FILL_WHITE, 0xFFFFFF, 64L << 20);

    public SlideSettings {
        if (background < 0 || background > 0xFFFFFF) {
            throw new IllegalArgumentException("a colour lies in 0x000000...0xFFFFFF, got 0x%x".formatted(background));
        }
        if (cacheBytes < 0) {
            throw new IllegalArgumentException("the cache of tiles takes 0 bytes or more, got " + cacheBytes);
        }
    }

    /** These settings with the size of level 0's pixels, in micrometres. */
    public SlideSettings withMicronsPerPixel(double micronsPerPixel) {
        PixelSize given = new PixelSize(micronsPerPixel, PixelSize.Source.USER);
        return new SlideSettings(Optional.of(given), badTiles, background, cacheBytes);
    }

    public SlideSettings withBadTiles(BadTiles badTiles) {
        return new SlideSettings(pixelSize, badTiles, background, cacheBytes);
    }

    /** These settings with the colour behind transparent pixels and of tiles that the file does not hold, 0xRRGGBB. */
    public SlideSettings withBackground(int color) {
        return new SlideSettings(pixelSize, badTiles, color, cacheBytes);
    }

    public SlideSettings withCacheBytes(long cacheBytes) {
        return new SlideSettings(pixelSize, badTiles, background, cacheBytes);
    }
}
