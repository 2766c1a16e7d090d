package bowman.augment;

/** The eight symmetries of a square: flips and quarter turns. Turns are counter-clockwise. */
public enum Dihedral {

    IDENTITY(false, false, false),
    QUARTER_TURN(true, false, true),
    HALF_TURN(false, true, true),
    THREE_QUARTER_TURN(true, true, false),
    FLIP_ROWS(false, true, false),
    FLIP_COLUMNS(false, false, true),
    TRANSPOSITION(true, false, false),
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

    /** The image and its mask flipped or turned; quarter turns and transpositions exchange height and width. */
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
