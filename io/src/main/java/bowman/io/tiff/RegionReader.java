package bowman.io.tiff;

import bowman.io.image.Region;
import bowman.io.slide.BadTiles;
import bowman.io.slide.SlideException;
import bowman.io.slide.TileDamage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads regions of an image tile by tile.
 *
 * @param name of the image in messages
 * @param level the number of the level, for the cache
 * @param image decodes the tiles
 * @param cache of decoded tiles
 * @param policy the treatment of bad tiles
 * @param background the colour of tiles that are missing in the file, 0xRRGGBB
 * @param damage collects bad tiles that are filled
 * @param finer the level from which missing tiles are taken; without it they have the colour of the background
 */
record RegionReader(String name, int level, TiffImage image, TileCache cache, BadTiles policy, int background,
        DamageList damage, Optional<FinerLevel> finer) {

    /** Content of a tile. */
    private sealed interface Tile {

        /** Decoded samples. */
        record Decoded(DecodedTile samples) implements Tile {
        }

        /** One colour, 0xRRGGBB. */
        record Flat(int color) implements Tile {
        }
    }

    /** @param region within the image */
    void read(Region region, byte[] rgb) throws IOException {
        read(region, rgb, PixelBudget::new);
    }

    /**
     * @param region within the image
     * @param budgets gives each tile the pixels of finer levels that may be read for it
     */
    void read(Region region, byte[] rgb, Supplier<PixelBudget> budgets) throws IOException {
        Blocks blocks = image.blocks();
        int lastColumn = (region.x() + region.width() - 1) / blocks.blockWidth();
        int lastRow = (region.y() + region.height() - 1) / blocks.blockHeight();
        for (int row = region.y() / blocks.blockHeight(); row <= lastRow; row++) {
            for (int column = region.x() / blocks.blockWidth(); column <= lastColumn; column++) {
                copy(tile(column, row, budgets.get()), blocks.region(column, row), region, rgb);
            }
        }
    }

    /** Returns whether neither this level nor a finer one has a tile of a region. */
    boolean isBlank(Region region) {
        Blocks blocks = image.blocks();
        int lastColumn = (region.x() + region.width() - 1) / blocks.blockWidth();
        int lastRow = (region.y() + region.height() - 1) / blocks.blockHeight();
        for (int row = region.y() / blocks.blockHeight(); row <= lastRow; row++) {
            for (int column = region.x() / blocks.blockWidth(); column <= lastColumn; column++) {
                if (!image.isMissing(column, row)) {
                    return false;
                }
            }
        }
        return finer.isEmpty() || finer.get().isBlank(region);
    }

    /** Writes the intersection of the tile and the region. */
    private void copy(Tile tile, Region from, Region region, byte[] rgb) {
        Region shared = from.intersection(region).orElseThrow();
        for (int y = shared.y(); y < shared.y() + shared.height(); y++) {
            int offset = 3 * ((y - region.y()) * region.width() + shared.x() - region.x());
            switch (tile) {
                case Tile.Decoded(DecodedTile samples) -> samples.read(shared.x() - from.x(), y - from.y(),
                        shared.width(), rgb, offset);
                case Tile.Flat(int color) -> fill(color, shared.width(), rgb, offset);
            }
        }
    }

    private static void fill(int color, int count, byte[] rgb, int offset) {
        for (int i = offset; i < offset + 3 * count; i += 3) {
            rgb[i] = (byte) (color >> 16);
            rgb[i + 1] = (byte) (color >> 8);
            rgb[i + 2] = (byte) color;
        }
    }

    private Tile tile(int column, int row, PixelBudget budget) throws IOException {
        TileCache.Key key = new TileCache.Key(level, image.blocks().index(column, row));
        Optional<DecodedTile> held = cache.get(key);
        if (held.isPresent()) {
            return new Tile.Decoded(held.get());
        }
        Optional<TileDamage> known = damage.of(key);
        if (known.isPresent()) {
            return flat(known.get());
        }
        try {
            Optional<DecodedTile> stored = image.decode(column, row);
            Region region = image.blocks().region(column, row);
            if (stored.isEmpty() && isBlank(region)) {
                return new Tile.Flat(background);
            }
            DecodedTile tile = stored.isPresent() ? stored.get()
                    : DecodedTile.rgb(finer.orElseThrow().reduced(region, budget), region.width());
            cache.put(key, tile);
            return new Tile.Decoded(tile);
        } catch (BadTileException e) {
            TileDamage bad = new TileDamage(level, column, row, image.blocks().region(column, row), e.getMessage());
            Tile flat = flat(bad);
            if (!damage.add(key, bad)) {
                throw new SlideException(name + ": more than " + DamageList.MOST + " tiles cannot be decoded; copy the"
                        + " file again", e);
            }
            return flat;
        }
    }

    private Tile flat(TileDamage bad) throws SlideException {
        return switch (policy) {
            case BadTiles.Fill(int color) -> new Tile.Flat(color);
            case BadTiles.Fail() -> throw new SlideException(name + ": the tile " + bad.column() + "," + bad.row()
                    + " (" + bad.region() + ") " + bad.reason() + "; copy the file again, or have bad tiles filled");
        };
    }
}
