package bowman.io.slide;

import bowman.io.image.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A slide of any size that takes no memory: its pixels are computed. It notes what is read of it. */
public final class PaintedSlide implements Slide {

    private final List<SlideLevel> levels;
    private final Optional<PixelSize> pixelSize;
    private final Painter painter;
    private final List<Integer> levelsRead = new ArrayList<>();
    private final List<Region> regionsRead = new ArrayList<>();

    /** Gives the colour of a pixel as 0xRRGGBB. */
    @FunctionalInterface
    public interface Painter {

        int color(int level, int x, int y);
    }

    public PaintedSlide(List<SlideLevel> levels, Optional<PixelSize> pixelSize, Painter painter) {
        this.levels = levels;
        this.pixelSize = pixelSize;
        this.painter = painter;
    }

    List<Integer> levelsRead() {
        return levelsRead;
    }

    List<Region> regionsRead() {
        return regionsRead;
    }

    @Override
    public String name() {
        return "painted";
    }

    @Override
    public String format() {
        return "drawn";
    }

    @Override
    public List<SlideLevel> levels() {
        return levels;
    }

    @Override
    public Optional<PixelSize> pixelSize() {
        return pixelSize;
    }

    @Override
    public void read(int level, Region region, byte[] rgb) {
        if (!levels.get(level).bounds().contains(region)) {
            throw new IllegalArgumentException("there is no region " + region + " of level " + level);
        }
        levelsRead.add(level);
        regionsRead.add(region);
        int i = 0;
        for (int y = region.y(); y < region.y() + region.height(); y++) {
            for (int x = region.x(); x < region.x() + region.width(); x++) {
                int color = painter.color(level, x, y);
                rgb[i++] = (byte) (color >> 16);
                rgb[i++] = (byte) (color >> 8);
                rgb[i++] = (byte) color;
            }
        }
    }

    @Override
    public void close() {
    }
}
