package bowman.io.slide;

/** Treatment of tiles that cannot be decoded. */
public sealed interface BadTiles {

    /** Fills bad tiles with white, the colour of the glass. */
    BadTiles FILL_WHITE = new Fill(0xFFFFFF);

    /** Throws on bad tiles. */
    BadTiles FAIL = new Fail();

    /** Reading throws a {@link SlideException} that names the file, the level and the tile. */
    record Fail() implements BadTiles {
    }

    /**
     * The tile is filled with a colour, and {@link Slide#damage} lists it.
     *
     * @param color 0xRRGGBB
     */
    record Fill(int color) implements BadTiles {

        /**
         * Checks the colour.
         *
         * @throws IllegalArgumentException if it is not 0 to 0xFFFFFF
         */
        public Fill {
            if (color < 0 || color > 0xFFFFFF) {
                throw new IllegalArgumentException("a colour lies in 0x000000...0xFFFFFF, got 0x%x".formatted(color));
            }
        }
    }
}
