package bowman.io.mask;

import bowman.io.slide.ImageTags;
import bowman.io.slide.Slide;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The pixels of a mask that is read in parts. */
final class SlidePixels implements MaskPixels {

    private static final int MOST = 255;

    private final Slide slide;
    private final SlideBand band;
    private final List<String> remarks = new ArrayList<>();

    /** @param tags of the file */
    SlidePixels(Slide slide, ImageTags tags) {
        this.slide = slide;
        this.band = new SlideBand(slide);
        this.remarks.addAll(slide.remarks());
        if (tags.number(ImageTags.SAMPLES).orElse(1) == 4 && tags.number(ImageTags.EXTRA_SAMPLES).orElse(0) == 0) {
            remarks.add("only the first 3 of 4 channels are used; if the glomeruli are in another one, save that as a"
                    + " mask of its own");
        }
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
    public void read(int y, double[] numbers) throws IOException {
        int sample = band.row(y);
        byte[] rgb = band.rgb();
        for (int x = 0; x < slide.width(); x++, sample += 3) {
            numbers[x] = Colors.number(rgb[sample] & MOST, rgb[sample + 1] & MOST, rgb[sample + 2] & MOST);
        }
    }

    @Override
    public int level(double number) {
        return Colors.highest(number);
    }

    @Override
    public boolean isColored(double number) {
        return Colors.isColored(number, MOST);
    }

    @Override
    public boolean hasLevel(double number) {
        return true;
    }

    @Override
    public boolean isLossy() {
        return slide.isLossy();
    }

    @Override
    public List<String> remarks() {
        return remarks;
    }
}
