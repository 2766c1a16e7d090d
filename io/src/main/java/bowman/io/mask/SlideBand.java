package bowman.io.mask;

import bowman.io.image.Region;
import bowman.io.slide.Slide;
import java.io.IOException;

/** Rows of a slide's level 0, read in bands as high as its tiles, of at most 64 MiB. */
final class SlideBand {

    private static final int MOST_BYTES = 64 << 20;

    private final Slide slide;
    private final int height;
    private final byte[] rgb;
    private int loaded = -1;

    SlideBand(Slide slide) {
        this.slide = slide;
        int rowBytes = Math.multiplyExact(3, slide.width());
        int tileHeight = Math.min(slide.levels().getFirst().tileHeight(), slide.height());
        this.height = Math.clamp(MOST_BYTES / rowBytes, 1, tileHeight);
        this.rgb = new byte[rowBytes * height];
    }

    /** Loads a row, and returns the index of its first sample in {@link #rgb}. */
    int row(int y) throws IOException {
        int top = y / height * height;
        if (top != loaded) {
            slide.read(new Region(0, top, slide.width(), Math.min(height, slide.height() - top)), rgb);
            loaded = top;
        }
        return 3 * (y - top) * slide.width();
    }

    /** Red, green and blue of the pixels. */
    byte[] rgb() {
        return rgb;
    }
}
