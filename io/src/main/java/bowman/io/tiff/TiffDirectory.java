package bowman.io.tiff;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The tags of an image in a TIFF.
 *
 * @param fields by the number of the tag; only those of {@link #KNOWN}
 */
record TiffDirectory(Map<Integer, TiffField> fields) {

    static final int SUBFILE_TYPE = 254;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int DESCRIPTION = 270;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int MAX_SAMPLE_VALUE = 281;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int PLANAR = 284;
    static final int PAGE_NAME = 285;
    static final int RESOLUTION_UNIT = 296;
    static final int SOFTWARE = 305;
    static final int PREDICTOR = 317;
    static final int COLOR_MAP = 320;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SUB_DIRECTORIES = 330;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;
    static final int JPEG_TABLES = 347;
    static final int XMP = 700;
    /** Hamamatsu's mark of its NDPI files. */
    static final int NDPI = 65420;

    /** The tags that are used; others are not read. */
    static final Set<Integer> KNOWN = Set.of(SUBFILE_TYPE, WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, FILL_ORDER,
            DESCRIPTION, STRIP_OFFSETS, SAMPLES, ROWS_PER_STRIP, STRIP_BYTES, X_RESOLUTION, Y_RESOLUTION, PLANAR,
            RESOLUTION_UNIT, PREDICTOR, COLOR_MAP, TILE_WIDTH, TILE_HEIGHT, TILE_OFFSETS, TILE_BYTES, SUB_DIRECTORIES,
            EXTRA_SAMPLES, SAMPLE_FORMAT, JPEG_TABLES, ORIENTATION, MAX_SAMPLE_VALUE, SOFTWARE, XMP, NDPI, PAGE_NAME);

    /** The tags with a value for each tile or strip. */
    static final Set<Integer> LISTS_OF_TILES = Set.of(STRIP_OFFSETS, STRIP_BYTES, TILE_OFFSETS, TILE_BYTES);

    /** The tags with a value for each sample, colour or table; the largest of them, JPEG's tables, take 3000 bytes. */
    static final Set<Integer> OF_FEW_VALUES = Set.of(BITS, SAMPLE_FORMAT, EXTRA_SAMPLES, COLOR_MAP, SUB_DIRECTORIES,
            JPEG_TABLES);

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    /** The numbers of a tag, empty if it is missing. */
    long[] numbers(int tag) {
        TiffField field = fields.get(tag);
        return field == null ? new long[0] : field.numbers();
    }

    /** The first number of a tag, or {@code otherwise} if it is missing. */
    long number(int tag, long otherwise) {
        TiffField field = fields.get(tag);
        return field == null || field.count() == 0 ? otherwise : field.number(0);
    }

    OptionalDouble real(int tag) {
        TiffField field = fields.get(tag);
        return field == null || field.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(field.real(0));
    }

    Optional<String> text(int tag) {
        return Optional.ofNullable(fields.get(tag)).map(TiffField::text);
    }

    byte[] bytes(int tag) {
        TiffField field = fields.get(tag);
        return field == null ? new byte[0] : field.bytes();
    }
}
