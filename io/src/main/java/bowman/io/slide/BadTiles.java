package bowman.io.slide;

/** What a slide does with a tile that cannot be decoded. */
public sealed interface BadTiles {

    /** Fills with white, the colour of the glass. */
    BadTiles FILL_WHITE = new Fill(0xFFFFFF);

    /** Throws. */
    BadTiles FAIL = new Fail();

    /** The read fails with a {@link SlideException} that names the file, the level and the tile. */
    record Fail() implements BadTiles {
    }

    /**
     * The read goes on with a colour in the tile's place, and {@link Slide#damage} lists the tile.
     *
     * @param color 0xRRGGBB
     */
    record Fill(int color) implements BadTiles {

        public Fill {
            if (color < 0 || color > 0xFFFFFF) {
                throw new IllegalArgumentException("a colour lies in 0x000000...0xFFFFFF, got 0x%x".formatted(color));
            }
        }
    }
}
