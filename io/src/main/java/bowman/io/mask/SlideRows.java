package bowman.io.mask;

import bowman.io.image.Region;
import bowman.io.slide.Slide;
import java.io.IOException;

/** The rows of a slide's level 0, read in bands as high as its tiles, of at most 64 MiB. */
final class SlideRows implements GrayRows {

    private static final int MOST_BYTES = 64 << 20;

    private final Slide slide;
    private final int bandHeight;
    private final byte[] rgb;
    private int row;

    SlideRows(Slide slide) {
        this.slide = slide;
        int rowBytes = Math.multiplyExact(3, slide.width());
        int tileHeight = Math.min(slide.levels().getFirst().tileHeight(), slide.height());
        this.bandHeight = Math.clamp(MOST_BYTES / rowBytes, 1, tileHeight);
        this.rgb = new byte[rowBytes * bandHeight];
    }

    @Override
    public int width() {
        return slide.width();
    }

    @Override
    public int height() {
        return slide.height();
    }

    @Override
    public void next(byte[] levels) throws IOException {
        int inBand = row % bandHeight;
        if (inBand == 0) {
            slide.read(new Region(0, row, slide.width(), Math.min(bandHeight, slide.height() - row)), rgb);
        }
        int sample = 3 * inBand * slide.width();
        for (int x = 0; x < slide.width(); x++, sample += 3) {
            levels[x] = (byte) Math.max(rgb[sample] & 0xFF, Math.max(rgb[sample + 1] & 0xFF, rgb[sample + 2] & 0xFF));
        }
        row++;
    }
}
