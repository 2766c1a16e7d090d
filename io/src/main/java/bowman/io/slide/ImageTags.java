package bowman.io.slide;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The tags of an image that hold whole numbers, of which the first one counts: those of a TIFF, or those of the EXIF
 * block in a JPEG or a PNG, which has the form of a TIFF. What is damaged is left out, since the decoder of the image
 * reports it.
 *
 * @param numbers by the number of the tag
 */
public record ImageTags(Map<Integer, Long> numbers) {

    /** The columns of the image. */
    public static final int WIDTH = 256;
    /** The rows of the image. */
    public static final int HEIGHT = 257;
    /** The bits of a sample. */
    public static final int BITS = 258;
    /** The meaning of the samples. */
    public static final int PHOTOMETRIC = 262;
    /** The position of the first row and column. */
    public static final int ORIENTATION = 274;
    /** The number of samples of a pixel. */
    public static final int SAMPLES = 277;
    /** The meaning of the samples beside those of the colour. */
    public static final int EXTRA_SAMPLES = 338;
    /** Whether samples are unsigned (1), signed (2) or floating point (3). */
    public static final int SAMPLE_FORMAT = 339;

    private static final int MOST_IMAGES = 65536;
    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int LONG8 = 16;
    private static final int EXIF_SEGMENT = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final long PNG = 0x89504E470D0A1A0AL;

    /** Copies the numbers. */
    public ImageTags {
        numbers = Map.copyOf(numbers);
    }

    /** A number, empty if the tag is missing. */
    public OptionalInt number(int tag) {
        Long number = numbers.get(tag);
        return number == null || number != number.intValue() ? OptionalInt.empty() : OptionalInt.of(number.intValue());
    }

    /**
     * Reads the tags of the first image in a file; none for formats without tags.
     *
     * @throws IOException if the file cannot be read
     */
    public static ImageTags of(Path file) throws IOException {
        List<ImageTags> images = all(file);
        return images.isEmpty() ? new ImageTags(Map.of()) : images.getFirst();
    }

    /** The number of the largest of several images, the first one if there are several of that size or none. */
    public static int largest(List<ImageTags> images) {
        int largest = 0;
        for (int number = 1; number < images.size(); number++) {
            largest = images.get(number).area() > images.get(largest).area() ? number : largest;
        }
        return largest;
    }

    private long area() {
        return (long) number(WIDTH).orElse(0) * number(HEIGHT).orElse(0);
    }

    /**
     * Reads the tags of all images in a file: the pages of a TIFF, the only image of a JPEG or a PNG with EXIF.
     *
     * @throws IOException if the file cannot be read
     */
    public static List<ImageTags> all(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer head = bytes(channel, 0, 8);
            if (head.limit() < 8) {
                return List.of();
            }
            if (head.getLong(0) == PNG) {
                return inPng(channel).map(at -> List.of(first(channel, at))).orElse(List.of());
            }
            if ((head.getShort(0) & 0xFFFF) == 0xFFD8) {
                return inJpeg(channel).map(at -> List.of(first(channel, at))).orElse(List.of());
            }
            return directories(channel, 0, MOST_IMAGES);
        }
    }

    private static ImageTags first(FileChannel channel, long base) {
        try {
            List<ImageTags> one = directories(channel, base, 1);
            return one.isEmpty() ? new ImageTags(Map.of()) : one.getFirst();
        } catch (IOException e) {
            return new ImageTags(Map.of());
        }
    }

    /** The position of the EXIF block in a JPEG. */
    private static Optional<Long> inJpeg(FileChannel channel) throws IOException {
        for (long at = 2;;) {
            ByteBuffer segment = bytes(channel, at, 4 + EXIF.length);
            if (segment.limit() < 4 || (segment.get(0) & 0xFF) != 0xFF) {
                return Optional.empty();
            }
            int marker = segment.get(1) & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == START_OF_SCAN) {
                return Optional.empty();
            }
            if (marker == EXIF_SEGMENT && segment.limit() == 4 + EXIF.length
                    && segment.slice(4, EXIF.length).equals(ByteBuffer.wrap(EXIF))) {
                return Optional.of(at + 4 + EXIF.length);
            }
            at += 2 + (segment.getShort(2) & 0xFFFF);
        }
    }

    /** The position of the EXIF chunk in a PNG. */
    private static Optional<Long> inPng(FileChannel channel) throws IOException {
        for (long at = 8;;) {
            ByteBuffer chunk = bytes(channel, at, 8);
            if (chunk.limit() < 8 || chunk.getInt(0) < 0) {
                return Optional.empty();
            }
            if (chunk.getInt(4) == 0x65584966) {
                return Optional.of(at + 8);
            }
            at += 12L + chunk.getInt(0);
        }
    }

    private static List<ImageTags> directories(FileChannel channel, long base, int most) throws IOException {
        ByteBuffer head = bytes(channel, base, 16);
        if (head.limit() < 8) {
            return List.of();
        }
        ByteOrder order = head.get(0) == 'I' && head.get(1) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        head.order(order);
        boolean big = head.getShort(2) == 43 && head.limit() == 16;
        if (head.get(0) != head.get(1) || head.get(0) != 'I' && head.get(0) != 'M'
                || head.getShort(2) != 42 && !big) {
            return List.of();
        }
        List<ImageTags> images = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long at = big ? head.getLong(8) : head.getInt(4) & 0xFFFFFFFFL;
        while (at > 0 && images.size() < most && seen.add(at)) {
            ByteBuffer counted = bytes(channel, base + at, big ? 8 : 2).order(order);
            if (counted.limit() < (big ? 8 : 2)) {
                break;
            }
            int count = big ? Math.clamp(counted.getLong(0), 0, 4096) : counted.getShort(0) & 0xFFFF;
            int entry = big ? 20 : 12;
            ByteBuffer entries =
                    bytes(channel, base + at + (big ? 8 : 2), count * entry + (big ? 8 : 4)).order(order);
            if (entries.limit() < count * entry) {
                break;
            }
            images.add(tags(channel, base, entries, count, big));
            boolean ends = entries.limit() < count * entry + (big ? 8 : 4);
            at = ends ? 0 : big ? entries.getLong(count * entry) : entries.getInt(count * entry) & 0xFFFFFFFFL;
        }
        return List.copyOf(images);
    }

    private static ImageTags tags(FileChannel channel, long base, ByteBuffer entries, int count, boolean big)
            throws IOException {
        Map<Integer, Long> numbers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int at = i * (big ? 20 : 12);
            int type = entries.getShort(at + 2) & 0xFFFF;
            int size = type == BYTE ? 1 : type == SHORT ? 2 : type == LONG ? 4 : type == LONG8 ? 8 : 0;
            long values = big ? entries.getLong(at + 4) : entries.getInt(at + 4) & 0xFFFFFFFFL;
            if (size == 0 || values < 1) {
                continue;
            }
            int inline = at + (big ? 12 : 8);
            ByteBuffer value = entries.slice(inline, big ? 8 : 4).order(entries.order());
            if (values > (big ? 8 : 4) / size) {
                value = bytes(channel, base + (big ? value.getLong(0) : value.getInt(0) & 0xFFFFFFFFL), size)
                        .order(entries.order());
            }
            if (value.limit() >= size) {
                numbers.put(entries.getShort(at) & 0xFFFF, switch (size) {
                    case 1 -> (long) (value.get(0) & 0xFF);
                    case 2 -> (long) (value.getShort(0) & 0xFFFF);
                    case 4 -> value.getInt(0) & 0xFFFFFFFFL;
                    default -> value.getLong(0);
                });
            }
        }
        return new ImageTags(numbers);
    }

    /** As many of the bytes as the file holds. */
    private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        if (at >= 0) {
            while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
                // Reads go on until all bytes are there or the file ends.
            }
        }
        return bytes.flip();
    }
}
