package bowman.io.tiff;

import java.util.Arrays;

/** The numbers of bytes of the tiles of an image, where the tag with them is missing or says 0 of tiles that exist. */
record TileLengths(TiffPage page, Blocks blocks) {

    /** Returns the numbers of bytes; a tile with neither an offset nor a number of bytes is missing in the file. */
    static long[] of(TiffPage page, Blocks blocks, long[] offsets, long[] counts) {
        long[] known = counts.length == 0 ? new long[offsets.length] : counts.clone();
        if (known.length == offsets.length) {
            new TileLengths(page, blocks).complete(offsets, known);
        }
        return known;
    }

    private void complete(long[] offsets, long[] counts) {
        long[] sorted = offsets.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < offsets.length; i++) {
            if (counts[i] == 0 && offsets[i] > 0) {
                counts[i] = page.compression() == 1 ? uncompressed(i) : untilNext(sorted, offsets[i]);
            }
        }
    }

    private long uncompressed(int index) {
        int place = index % (int) blocks.count();
        Blocks.Extent shown = blocks.shown(place % blocks.across(), place / blocks.across());
        return shown.height() * page.rowBytes() / (page.isPlanar() ? page.samples() : 1);
    }

    /** Compressed data end before the next tile, or with the file; what follows them is ignored. */
    private long untilNext(long[] sorted, long offset) {
        int at = Arrays.binarySearch(sorted, offset);
        while (at < sorted.length && sorted[at] == offset) {
            at++;
        }
        long end = Math.min(at < sorted.length ? sorted[at] : page.file().size(), page.file().size());
        return Math.clamp(end - offset, 0, page.mostPackedBytes());
    }
}
