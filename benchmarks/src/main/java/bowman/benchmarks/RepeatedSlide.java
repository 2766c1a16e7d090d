package bowman.benchmarks;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideLevel;
import bowman.io.synthetic.SyntheticKidney;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A slide of any size that repeats one synthetic section, in memory. */
final class RepeatedSlide implements Slide {

    private static final int TILE = 1024;

    private final List<RgbImage> tiles = new ArrayList<>();
    private final List<SlideLevel> levels = new ArrayList<>();

    RepeatedSlide(int width, int height) {
        RgbImage tile = new SyntheticKidney(TILE, TILE, 1).draw().image();
        for (int downsample = 1; downsample <= TILE; downsample *= 4) {
            levels.add(new SlideLevel(Math.max(1, width / downsample), Math.max(1, height / downsample), downsample,
                    tile.width(), tile.height()));
            tiles.add(tile);
            tile = quarter(tile);
        }
    }

    private static RgbImage quarter(RgbImage image) {
        RgbImage reduced = RgbImage.blank(Math.max(1, image.width() / 4), Math.max(1, image.height() / 4));
        for (int y = 0; y < reduced.height(); y++) {
            for (int x = 0; x < reduced.width(); x++) {
                reduced.setColor(x, y, image.color(4 * x, 4 * y));
            }
        }
        return reduced;
    }

    @Override
    public String name() {
        return "repeated";
    }

    @Override
    public String format() {
        return "drawn";
    }

    @Override
    public List<SlideLevel> levels() {
        return List.copyOf(levels);
    }

    @Override
    public Optional<PixelSize> pixelSize() {
        return Optional.of(new PixelSize(0.24, PixelSize.Source.USER));
    }

    @Override
    public void read(int level, Region region, byte[] rgb) {
        RgbImage tile = tiles.get(level);
        int side = tile.width();
        for (int row = 0; row < region.height(); row++) {
            int from = (region.y() + row) % side * side;
            for (int x = 0; x < region.width();) {
                int column = (region.x() + x) % side;
                int count = Math.min(side - column, region.width() - x);
                System.arraycopy(tile.pixels(), 3 * (from + column), rgb, 3 * (row * region.width() + x), 3 * count);
                x += count;
            }
        }
    }

    @Override
    public void close() {
    }
}
