package bowman.examples;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.BadTiles;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideSettings;
import bowman.io.slide.TileDamage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The tiles of a slide as images in a folder, named {@code column_row.png}, both counted from 0. Tiles without an image
 * are background, so glass need not be stored. Safe for use by several threads; tiles are not cached.
 */
final class TileImages implements AutoCloseable {

    private final Path folder;
    private final int side;
    private final SlideSettings settings;
    private final CopyOnWriteArrayList<TileDamage> damage = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    TileImages(Path folder, int side, SlideSettings settings) {
        this.folder = folder;
        this.side = side;
        this.settings = settings;
    }

    /** Returns the file of a tile. */
    Path file(Region tile) {
        return folder.resolve(tile.x() / side + "_" + tile.y() / side + ".png");
    }

    /** Reads a part of a tile; both regions are in pixels of the slide. */
    RgbImage read(Region tile, Region part) throws IOException {
        if (closed) {
            throw new IllegalStateException(folder + " is closed");
        }
        Path file = file(tile);
        if (Files.notExists(file)) {
            return flat(part, settings.background());
        }
        try (Slide image = ImageSlide.open(file)) {
            if (image.width() != tile.width() || image.height() != tile.height()) {
                throw new SlideException(file + ": the image is not " + tile + "; copy the slide again");
            }
            return image.read(part.shifted(-tile.x(), -tile.y()));
        } catch (SlideException e) {
            return switch (settings.badTiles()) {
                case BadTiles.Fail() -> throw e;
                case BadTiles.Fill(int color) -> {
                    damage.addIfAbsent(new TileDamage(0, tile.x() / side, tile.y() / side, tile, "cannot be decoded"));
                    yield flat(part, color);
                }
            };
        }
    }

    private static RgbImage flat(Region part, int color) {
        RgbImage image = RgbImage.blank(part.width(), part.height());
        for (int i = 0; i < part.area(); i++) {
            image.setColor(i % part.width(), i / part.width(), color);
        }
        return image;
    }

    List<TileDamage> damage() {
        return List.copyOf(damage);
    }

    @Override
    public void close() {
        closed = true;
    }
}
