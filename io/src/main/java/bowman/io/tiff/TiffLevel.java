package bowman.io.tiff;

import bowman.io.slide.SlideLevel;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A resolution of a slide in a TIFF, and its scale. Sizes are rounded to whole pixels, and some writers pad them to
 * whole tiles; the scale is what the pyramid means, so that objects lie at the same place in every level.
 *
 * @param page its image
 * @param width its columns without padding
 * @param height its rows without padding
 * @param downsample the width of a pixel in pixels of the full resolution
 */
record TiffLevel(TiffPage page, int width, int height, double downsample) {

    private static final double SAME_ASPECT = 0.01;

    boolean isPadded() {
        return width != page.width() || height != page.height();
    }

    static TiffLevel full(TiffPage page) {
        return new TiffLevel(page, page.width(), page.height(), 1);
    }

    /**
     * A resolution by its size; empty if it does not show the same as the full one.
     *
     * @param padded whether levels are known to end with whole tiles
     */
    static Optional<TiffLevel> of(TiffPage full, TiffPage page, boolean padded) {
        if (page.width() >= full.width() || page.height() > full.height()) {
            return Optional.empty();
        }
        double across = (double) full.width() / page.width();
        double down = (double) full.height() / page.height();
        OptionalDouble whole = wholeFactor(full, page, across, down);
        if (whole.isPresent()) {
            return Optional.of(new TiffLevel(page, page.width(), page.height(), whole.getAsDouble()));
        }
        // Rounding to whole pixels changes sides by up to one.
        double skew = Math.abs((double) page.width() * full.height() - (double) page.height() * full.width());
        boolean sameShape = skew <= (double) full.width() + full.height();
        OptionalDouble beforePadding = padded || !sameShape ? paddedFactor(full, page) : OptionalDouble.empty();
        if (beforePadding.isPresent()) {
            return Optional.of(scaled(full, page, beforePadding.getAsDouble()));
        }
        return sameShape || skew <= SAME_ASPECT * page.width() * full.height()
                ? Optional.of(new TiffLevel(page, page.width(), page.height(), (across + down) / 2))
                : Optional.empty();
    }

    /** A resolution whose scale is known; what lies beyond the full one is padding. */
    static TiffLevel scaled(TiffPage full, TiffPage page, double downsample) {
        return new TiffLevel(page, (int) Math.min(page.width(), Math.max(1, Math.ceil(full.width() / downsample))),
                (int) Math.min(page.height(), Math.max(1, Math.ceil(full.height() / downsample))), downsample);
    }

    /** The integer that gives both sides by rounding, a power of two if one does. */
    private static OptionalDouble wholeFactor(TiffPage full, TiffPage page, double across, double down) {
        long two = Long.highestOneBit(Math.round(Math.max(across, down)));
        for (long factor : new long[] {two, 2 * two, Math.round((across + down) / 2), Math.round(across),
            Math.round(down)}) {
            if (factor > 1 && rounds(full.width(), page.width(), factor)
                    && rounds(full.height(), page.height(), factor)) {
                return OptionalDouble.of(factor);
            }
        }
        return OptionalDouble.empty();
    }

    private static boolean rounds(int full, int reduced, long factor) {
        return reduced == Math.max(1, full / factor) || reduced == Math.ceilDiv(full, factor);
    }

    /** The power of two that gives both sides by rounding up to whole tiles; empty unless there is only one. */
    private static OptionalDouble paddedFactor(TiffPage full, TiffPage page) {
        OptionalDouble found = OptionalDouble.empty();
        for (long factor = 2; page.blocks().tiled() && factor <= Integer.MAX_VALUE; factor *= 2) {
            if (pads(full.width(), page.width(), factor, page.blocks().blockWidth())
                    && pads(full.height(), page.height(), factor, page.blocks().blockHeight())) {
                if (found.isPresent()) {
                    return OptionalDouble.empty();
                }
                found = OptionalDouble.of(factor);
            }
        }
        return found;
    }

    private static boolean pads(int full, int reduced, long factor, int tile) {
        long content = Math.ceilDiv(full, factor);
        return rounds(full, reduced, factor) || reduced == Math.ceilDiv(content, tile) * tile;
    }

    /** @param blocks the tiles or strips that are decoded as a whole */
    SlideLevel described(Blocks blocks) {
        return new SlideLevel(width, height, Math.max(1, downsample), blocks.blockWidth(), blocks.blockHeight());
    }
}
