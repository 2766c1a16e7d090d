package bowman.io.tiff;

import java.util.Optional;
import java.util.stream.LongStream;

/** Converts a part of a row of a decoded tile to RGB. */
@FunctionalInterface
interface SampleRows {

    int WHITE_IS_ZERO = 0;
    int BLACK_IS_ZERO = 1;
    int RGB = 2;
    int PALETTE = 3;
    int YCBCR = 6;
    /** The compression by JPEG. */
    int JPEG = 7;

    /** Samples that are RGB already. */
    SampleRows INTERLEAVED = (samples, row, x, count, rgb, offset) -> System.arraycopy(samples, row + 3 * x, rgb,
            offset,
            3 * count);

    /**
     * Writes {@code count} pixels.
     *
     * @param samples of the tile
     * @param row the index of the row's first sample
     * @param x the first pixel in the row
     * @param rgb takes the pixels from {@code offset} on
     */
    void read(byte[] samples, int row, int x, int count, byte[] rgb, int offset);

    /** Returns whether the samples of an image are supported. */
    static boolean areKnown(TiffDirectory tags) {
        return of(tags, 0).isPresent();
    }

    /**
     * The conversion of an image of 8 bits per sample or of one bit; empty for other images.
     *
     * @param background the colour behind transparent pixels, 0xRRGGBB
     */
    static Optional<SampleRows> of(TiffDirectory tags, int background) {
        int samples = (int) tags.number(TiffDirectory.SAMPLES, 1);
        int photometric = (int) tags.number(TiffDirectory.PHOTOMETRIC, BLACK_IS_ZERO);
        long bits = tags.number(TiffDirectory.BITS, 1);
        boolean bytes = bits == 8 && LongStream.of(tags.numbers(TiffDirectory.BITS)).allMatch(depth -> depth == 8);
        boolean bilevel = samples == 1 && bits == 1;
        if (samples == 3 && bytes && tags.number(TiffDirectory.COMPRESSION, 1) == JPEG) {
            // The conversion of JPEG tiles is that of their own markers, see JpegTiles.
            return Optional.of(INTERLEAVED);
        }
        return switch (photometric) {
            case WHITE_IS_ZERO, BLACK_IS_ZERO, PALETTE -> (bytes || bilevel) && samples == 1
                    ? colors(tags, photometric, bilevel ? 2 : 256).map(colors -> bilevel ? bits(colors) : table(colors))
                    : Optional.empty();
            case RGB -> bytes && samples == 3 ? Optional.of(INTERLEAVED)
                    : bytes && samples == 4 ? Optional.of(withFourth((int) tags.number(TiffDirectory.EXTRA_SAMPLES, 0),
                            background))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> colors(TiffDirectory tags, int photometric, int count) {
        byte[] colors = new byte[3 * count];
        long[] map = tags.numbers(TiffDirectory.COLOR_MAP);
        if (photometric == PALETTE && map.length != 3 * count) {
            return Optional.empty();
        }
        // The colour map has 16 bits; some programs use only the lower ones.
        int shift = LongStream.of(map).anyMatch(color -> color > 255) ? 8 : 0;
        for (int i = 0; i < count; i++) {
            int gray = 255 * i / (count - 1);
            for (int c = 0; c < 3; c++) {
                colors[3 * i + c] = (byte) switch (photometric) {
                    case PALETTE -> map[c * count + i] >> shift;
                    case WHITE_IS_ZERO -> 255 - gray;
                    default -> gray;
                };
            }
        }
        return Optional.of(colors);
    }

    private static SampleRows table(byte[] colors) {
        return (samples, row, x, count, rgb, offset) -> {
            for (int i = 0; i < count; i++) {
                int color = 3 * (samples[row + x + i] & 0xFF);
                rgb[offset + 3 * i] = colors[color];
                rgb[offset + 3 * i + 1] = colors[color + 1];
                rgb[offset + 3 * i + 2] = colors[color + 2];
            }
        };
    }

    private static SampleRows bits(byte[] colors) {
        return (samples, row, x, count, rgb, offset) -> {
            for (int i = 0; i < count; i++) {
                int color = 3 * (samples[row + (x + i >> 3)] >> 7 - (x + i & 7) & 1);
                rgb[offset + 3 * i] = colors[color];
                rgb[offset + 3 * i + 1] = colors[color + 1];
                rgb[offset + 3 * i + 2] = colors[color + 2];
            }
        };
    }

    /** @param meaning of the fourth sample: 1 for premultiplied alpha, 2 for alpha */
    private static SampleRows withFourth(int meaning, int background) {
        return (samples, row, x, count, rgb, offset) -> {
            for (int i = 0; i < count; i++) {
                int from = row + 4 * (x + i);
                int alpha = meaning == 1 || meaning == 2 ? samples[from + 3] & 0xFF : 255;
                int weight = meaning == 1 ? 255 : alpha;
                for (int c = 0; c < 3; c++) {
                    int blended = (samples[from + c] & 0xFF) * weight
                            + (background >> 16 - 8 * c & 0xFF) * (255 - alpha);
                    rgb[offset + 3 * i + c] = (byte) Math.min(255, (blended + 127) / 255);
                }
            }
        };
    }
}
