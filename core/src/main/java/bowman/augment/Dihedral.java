package bowman.augment;

/** The eight symmetries of a square: flips and quarter turns. Turns are counter-clockwise. */
public enum Dihedral {

    /** The image as it is. */
    IDENTITY(false, false, false),
    /** A turn by 90 degrees. */
    QUARTER_TURN(true, false, true),
    /** A turn by 180 degrees. */
    HALF_TURN(false, true, true),
    /** A turn by 270 degrees. */
    THREE_QUARTER_TURN(true, true, false),
    /** Upside down: the rows in reverse order. */
    FLIP_ROWS(false, true, false),
    /** Left to right: the columns in reverse order. */
    FLIP_COLUMNS(false, false, true),
    /** Rows and columns exchanged: a reflection about the main diagonal. */
    TRANSPOSITION(true, false, false),
    /** A reflection about the other diagonal. */
    ANTITRANSPOSITION(true, true, true);

    private final boolean transposes;
    private final boolean flipsRows;
    private final boolean flipsColumns;

    /** The source of (i, j) is (i, j), or (j, i), with its row or column counted from the other end. */
    Dihedral(boolean transposes, boolean flipsRows, boolean flipsColumns) {
        this.transposes = transposes;
        this.flipsRows = flipsRows;
        this.flipsColumns = flipsColumns;
    }

    /**
     * Returns the image and its mask, flipped or turned; quarter turns and transpositions exchange height and width.
     */
    public ImageMask apply(ImageMask pair) {
        int height = transposes ? pair.width() : pair.height();
        int width = transposes ? pair.height() : pair.width();
        float[] pixels = new float[pair.pixels().length];
        float[] mask = new float[pair.mask().length];
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++) {
                int row = transposes ? j : i;
                int column = transposes ? i : j;
                int from = (flipsRows ? pair.height() - 1 - row : row) * pair.width()
                        + (flipsColumns ? pair.width() - 1 - column : column);
                int to = i * width + j;
                mask[to] = pair.mask()[from];
                pixels[3 * to] = pair.pixels()[3 * from];
                pixels[3 * to + 1] = pair.pixels()[3 * from + 1];
                pixels[3 * to + 2] = pair.pixels()[3 * from + 2];
            }
        }
        return new ImageMask(height, width, pixels, mask);
    }
}
