package bowman.io.slide;

import bowman.io.image.Region;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The way in which an image is turned for showing it: the orientation of TIFF (tag 274), which the EXIF block of a JPEG
 * or a PNG has as well. Programs that draw masks show images turned, so masks fit the turned ones.
 */
public enum Orientation {

    /** As it is stored. */
    UPRIGHT(1, false, false, false),
    /** Columns are mirrored. */
    MIRRORED(2, false, true, false),
    /** Turned by 180 degrees. */
    UPSIDE_DOWN(3, false, true, true),
    /** Rows are mirrored. */
    FLIPPED(4, false, false, true),
    /** Rows and columns are exchanged. */
    TRANSPOSED(5, true, false, false),
    /** Turned clockwise by 90 degrees. */
    CLOCKWISE(6, true, false, true),
    /** Rows and columns are exchanged and both are mirrored. */
    TRANSVERSED(7, true, true, true),
    /** Turned counterclockwise by 90 degrees. */
    COUNTERCLOCKWISE(8, true, true, false);

    private final int number;
    private final boolean exchanged;
    private final boolean fromRight;
    private final boolean fromBottom;

    Orientation(int number, boolean exchanged, boolean fromRight, boolean fromBottom) {
        this.number = number;
        this.exchanged = exchanged;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /**
     * Reads the orientation of the first image in a file; upright if the file has none.
     *
     * @throws IOException if the file cannot be read
     */
    public static Orientation of(Path file) throws IOException {
        return of(ImageTags.of(file));
    }

    /**
     * Reads the orientation of an image in a file that may hold several; upright if it has none.
     *
     * @param image its number, from 0
     * @throws IOException if the file cannot be read
     */
    static Orientation of(Path file, int image) throws IOException {
        List<ImageTags> images = ImageTags.all(file);
        return image < images.size() ? of(images.get(image)) : UPRIGHT;
    }

    /** The orientation in the tags of an image; upright if there is none, or one that is not defined. */
    public static Orientation of(ImageTags tags) {
        return numbered(tags.number(ImageTags.ORIENTATION).orElse(1));
    }

    /** The orientation of a number in the tag; upright if it is not defined. */
    public static Orientation numbered(long number) {
        return number < 1 || number > values().length ? UPRIGHT : values()[(int) number - 1];
    }

    /** What the user should know of it, as a sentence without a full stop; empty if it is upright. */
    public Optional<String> remark() {
        return this == UPRIGHT ? Optional.empty()
                : Optional.of("the image is turned as its orientation tag (" + number + ") says");
    }

    /** The number in the tag, 1 to 8. */
    public int number() {
        return number;
    }

    /** Returns a slide as it is shown, which closes the given one; the same one if it is upright. */
    public Slide turned(Slide stored) {
        return this == UPRIGHT ? stored : new TurnedSlide(stored, this);
    }

    /** Returns whether stored columns are shown as rows. */
    boolean isExchanged() {
        return exchanged;
    }

    /** The stored column of a shown pixel. */
    int column(int x, int y, int storedWidth) {
        int column = exchanged ? y : x;
        return fromRight ? storedWidth - 1 - column : column;
    }

    /** The stored row of a shown pixel. */
    int row(int x, int y, int storedHeight) {
        int row = exchanged ? x : y;
        return fromBottom ? storedHeight - 1 - row : row;
    }

    /** The stored region of a shown one. */
    Region stored(Region shown, Region stored) {
        int width = exchanged ? shown.height() : shown.width();
        int height = exchanged ? shown.width() : shown.height();
        int left = exchanged ? shown.y() : shown.x();
        int top = exchanged ? shown.x() : shown.y();
        return new Region(fromRight ? stored.width() - left - width : left,
                fromBottom ? stored.height() - top - height : top, width, height);
    }

    /** The shown region of a stored one. */
    Region shown(Region part, Region stored) {
        int left = fromRight ? stored.width() - part.x() - part.width() : part.x();
        int top = fromBottom ? stored.height() - part.y() - part.height() : part.y();
        return exchanged ? new Region(top, left, part.height(), part.width())
                : new Region(left, top, part.width(), part.height());
    }

    /** Returns a stored image as it is shown; the same one if it is upright. */
    BufferedImage applied(BufferedImage image) {
        if (this == UPRIGHT) {
            return image;
        }
        Raster stored = image.getRaster();
        int width = exchanged ? stored.getHeight() : stored.getWidth();
        int height = exchanged ? stored.getWidth() : stored.getHeight();
        WritableRaster shown = stored.createCompatibleWritableRaster(width, height);
        Object pixel = null;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixel = stored.getDataElements(stored.getMinX() + column(x, y, stored.getWidth()),
                        stored.getMinY() + row(x, y, stored.getHeight()), pixel);
                shown.setDataElements(x, y, pixel);
            }
        }
        return new BufferedImage(image.getColorModel(), shown, image.isAlphaPremultiplied(), null);
    }
}
