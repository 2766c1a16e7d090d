package bowman.io.slide;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A slide as its orientation says that it is shown; regions are turned when they are read. */
final class TurnedSlide implements Slide {

    private final Slide stored;
    private final Orientation orientation;
    private final List<SlideLevel> levels;

    /** @param stored closed together with this one */
    TurnedSlide(Slide stored, Orientation orientation) {
        this.stored = stored;
        this.orientation = orientation;
        this.levels = stored.levels().stream().map(this::shown).toList();
    }

    private SlideLevel shown(SlideLevel level) {
        return orientation.isExchanged()
                ? new SlideLevel(level.height(), level.width(), level.downsample(), level.tileHeight(),
                        level.tileWidth())
                : level;
    }

    @Override
    public void read(int level, Region region, byte[] rgb) throws IOException {
        SlideReader.requested(this, level, region, rgb);
        Region source = orientation.stored(region, stored.levels().get(level).bounds());
        byte[] pixels = new byte[Math.toIntExact(3 * source.area())];
        stored.read(level, source, pixels);
        int to = 0;
        for (int y = 0; y < region.height(); y++) {
            for (int x = 0; x < region.width(); x++, to += 3) {
                int from = 3 * (orientation.row(x, y, source.height()) * source.width()
                        + orientation.column(x, y, source.width()));
                rgb[to] = pixels[from];
                rgb[to + 1] = pixels[from + 1];
                rgb[to + 2] = pixels[from + 2];
            }
        }
    }

    @Override
    public List<TileDamage> damage() {
        return stored.damage().stream().map(damage -> new TileDamage(damage.level(), damage.column(), damage.row(),
                orientation.shown(damage.region(), stored.levels().get(damage.level()).bounds()), damage.reason()))
                .toList();
    }

    @Override
    public List<String> remarks() {
        return Stream.concat(stored.remarks().stream(), orientation.remark().stream()).toList();
    }

    @Override
    public String name() {
        return stored.name();
    }

    @Override
    public String format() {
        return stored.format();
    }

    @Override
    public boolean isLossy() {
        return stored.isLossy();
    }

    @Override
    public List<SlideLevel> levels() {
        return levels;
    }

    @Override
    public Optional<PixelSize> pixelSize() {
        return stored.pixelSize();
    }

    @Override
    public List<AssociatedImage> associatedImages() {
        return stored.associatedImages();
    }

    @Override
    public RgbImage read(AssociatedImage image) throws IOException {
        return stored.read(image);
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}
