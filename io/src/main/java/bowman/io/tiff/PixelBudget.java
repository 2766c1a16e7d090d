package bowman.io.tiff;

/**
 * The pixels of finer levels that may still be read for one tile. A level may lack a tile that the next finer one lacks
 * as well, and so on, so that each step could multiply the work.
 */
final class PixelBudget {

    /** Enough for a tile of 256 that only a level 32 times as fine has. */
    private long left = 1L << 28;

    /** @throws BadTileException if these are too many */
    void take(long pixels) throws BadTileException {
        left -= pixels;
        if (left < 0) {
            throw new BadTileException("is missing, and the finer levels are too large to take it from");
        }
    }
}
