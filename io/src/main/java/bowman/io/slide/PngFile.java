package bowman.io.slide;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.CRC32;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The chunks of a PNG that its samples need. The decoder refuses images with damaged texts, profiles or times, and does
 * not check the sums of those that matter.
 */
final class PngFile {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT");
    private static final String END = "IEND";
    /** Length, type and sum of a chunk. */
    private static final int AROUND = 12;

    private PngFile() {
    }

    /** Returns whether a stream begins as PNG does; its position is unchanged. */
    static boolean isPng(ImageInputStream stream) throws IOException {
        stream.mark();
        boolean found = stream.length() > 8 && stream.readLong() == SIGNATURE;
        stream.reset();
        return found;
    }

    /**
     * The needed chunks of a file, as a PNG.
     *
     * @throws SlideException if one of them is damaged
     */
    static ImageInputStream essential(Path file) throws IOException {
        if (Files.size(file) > Integer.MAX_VALUE / 2) {
            throw new SlideException(file + ": the file is too large to decode at once; convert with: vips tiffsave "
                    + file.getFileName() + " out.tif --tile --pyramid --compression jpeg");
        }
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
        ByteArrayOutputStream kept = new ByteArrayOutputStream(all.capacity());
        kept.write(all.array(), 0, Long.BYTES);
        all.position(Long.BYTES);
        String type = "";
        while (all.remaining() >= AROUND && !type.equals(END)) {
            int start = all.position();
            long length = all.getInt() & 0xFFFFFFFFL;
            type = new String(all.array(), start + 4, 4, StandardCharsets.ISO_8859_1);
            if (length > all.capacity() - AROUND - start) {
                break;
            }
            if (NEEDED.contains(type)) {
                requireSum(file, type, all, start, (int) length);
                kept.write(all.array(), start, AROUND + (int) length);
            }
            all.position(start + AROUND + (int) length);
        }
        kept.writeBytes(ByteBuffer.allocate(AROUND).putInt(0).put(END.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(0xAE426082).array());
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(kept.toByteArray()));
    }

    private static void requireSum(Path file, String type, ByteBuffer all, int start, int length)
            throws SlideException {
        CRC32 sum = new CRC32();
        sum.update(all.array(), start + 4, 4 + length);
        if ((int) sum.getValue() != all.getInt(start + AROUND - 4 + length)) {
            throw new SlideException(file + ": the PNG is damaged (the sum of a chunk " + type
                    + " does not fit its bytes); copy it again, or export it again");
        }
    }
}
