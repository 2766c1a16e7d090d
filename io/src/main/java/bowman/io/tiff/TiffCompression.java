package bowman.io.tiff;

import java.util.Map;
import java.util.Optional;

/** The supported compressions of tiles. */
enum TiffCompression {
    NONE("uncompressed", 1),
    LZW("LZW", 5),
    JPEG("JPEG", 7),
    DEFLATE("Deflate", 8, 32946),
    PACK_BITS("PackBits", 32773);

    /** The names of compressions that no decoder on the class path supports. */
    private static final Map<Integer, String> REFUSED = Map.ofEntries(Map.entry(33003, "JPEG 2000"),
            Map.entry(33004, "JPEG 2000"), Map.entry(33005, "JPEG 2000"), Map.entry(34712, "JPEG 2000"),
            Map.entry(34661, "JBIG"), Map.entry(34887, "LERC"), Map.entry(34892, "lossy DNG JPEG"),
            Map.entry(34925, "LZMA"), Map.entry(34926, "Zstandard"), Map.entry(34927, "WebP"),
            Map.entry(34933, "PNG"), Map.entry(34934, "JPEG XR"), Map.entry(22610, "JPEG XR"),
            Map.entry(50000, "Zstandard"), Map.entry(50001, "WebP"), Map.entry(50002, "JPEG XL"),
            Map.entry(52546, "JPEG XL"));

    private final String words;
    private final int[] codes;

    TiffCompression(String words, int... codes) {
        this.words = words;
        this.codes = codes;
    }

    static Optional<TiffCompression> of(long code) {
        for (TiffCompression compression : values()) {
            for (int own : compression.codes) {
                if (own == code) {
                    return Optional.of(compression);
                }
            }
        }
        return Optional.empty();
    }

    /** The name of an unsupported compression. */
    static Optional<String> refused(long code) {
        return Optional.ofNullable(REFUSED.get((int) code));
    }

    @Override
    public String toString() {
        return words;
    }
}
