package bowman.examples;

import bowman.io.image.Region;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideLevel;
import bowman.io.slide.SlideReader;
import bowman.io.slide.TileDamage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A slide of one level whose tiles are images in a folder. The components of the record are the properties that a
 * {@link Slide} has to provide.
 *
 * @param name the name of the properties file
 * @param format the format in words
 * @param levels the only level
 * @param pixelSize the size of the pixels
 * @param tiles the images
 */
record TileFolder(String name, String format, List<SlideLevel> levels, Optional<PixelSize> pixelSize, TileImages tiles)
        implements Slide {

    @Override
    public void read(int number, Region region, byte[] rgb) throws IOException {
        SlideLevel level = SlideReader.requested(this, number, region, rgb);
        for (Region tile : level.tiles(region)) {
            Region part = tile.intersection(region).orElseThrow();
            byte[] pixels = tiles.read(tile, part).pixels();
            int line = 3 * part.width();
            for (int row = 0; row < part.height(); row++) {
                int y = part.y() - region.y() + row;
                System.arraycopy(pixels, row * line, rgb, 3 * (y * region.width() + part.x() - region.x()), line);
            }
        }
    }

    @Override
    public List<TileDamage> damage() {
        return tiles.damage();
    }

    @Override
    public void close() {
        tiles.close();
    }
}
