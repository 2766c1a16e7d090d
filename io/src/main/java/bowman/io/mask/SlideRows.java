package bowman.io.mask;

import bowman.io.slide.Slide;
import java.io.IOException;

/** The rows of a slide's level 0. */
final class SlideRows implements GrayRows {

    private final Slide slide;
    private final SlideBand band;
    private int row;

    SlideRows(Slide slide) {
        this.slide = slide;
        this.band = new SlideBand(slide);
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
        int sample = band.row(row++);
        byte[] rgb = band.rgb();
        for (int x = 0; x < slide.width(); x++, sample += 3) {
            levels[x] = (byte) Math.max(rgb[sample] & 0xFF, Math.max(rgb[sample + 1] & 0xFF, rgb[sample + 2] & 0xFF));
        }
    }
}
