package bowman.io.pyramid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A BigTIFF of Deflate tiles, read as simply as possible: what tests compare the writer with. */
final class PyramidFile {

    private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final ByteBuffer bytes;

    PyramidFile(Path file) throws IOException {
        bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The directories of the chain of pages. */
    List<Directory> pages() {
        List<Directory> pages = new ArrayList<>();
        for (long at = bytes.getLong(8); at != 0; at = pages.getLast().next) {
            pages.add(new Directory((int) at));
        }
        return pages;
    }

    /** The levels: the pages, or those below the one page. */
    List<Directory> levels() {
        List<Directory> levels = new ArrayList<>(pages());
        for (long at : levels.getFirst().fields.getOrDefault(330, new long[0])) {
            levels.add(new Directory((int) at));
        }
        return levels;
    }

    final class Directory {

        final Map<Integer, long[]> fields = new HashMap<>();
        final long next;

        Directory(int start) {
            int count = (int) bytes.getLong(start);
            for (int i = 0; i < count; i++) {
                int at = start + 8 + 20 * i;
                fields.put(bytes.getShort(at) & 0xFFFF, values(at));
            }
            next = bytes.getLong(start + 8 + 20 * count);
        }

        private long[] values(int at) {
            int size = BYTES[bytes.getShort(at + 2)];
            long[] values = new long[(int) bytes.getLong(at + 4)];
            int from = size * values.length <= 8 ? at + 12 : (int) bytes.getLong(at + 12);
            for (int i = 0; i < values.length; i++) {
                int value = from + i * size;
                values[i] = switch (size) {
                    case 1 -> bytes.get(value);
                    case 2 -> bytes.getShort(value) & 0xFFFF;
                    case 4 -> bytes.getInt(value) & 0xFFFF_FFFFL;
                    default -> bytes.getLong(value);
                };
            }
            return values;
        }

        int number(int field) {
            return (int) fields.get(field)[0];
        }

        /** The quotient of a RATIONAL. */
        double ratio(int field) {
            long packed = fields.get(field)[0];
            return (double) (packed & 0xFFFF_FFFFL) / (packed >>> 32);
        }

        String text(int field) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (long character : fields.get(field)) {
                text.write((int) character);
            }
            return text.toString(StandardCharsets.UTF_8);
        }

        int width() {
            return number(256);
        }

        int height() {
            return number(257);
        }

        /** All samples, row by row, without what the tiles have beyond the edges. */
        byte[] pixels() {
            int samples = number(277);
            int side = number(322);
            int across = Math.ceilDiv(width(), side);
            byte[] pixels = new byte[width() * height() * samples];
            for (int tile = 0; tile < fields.get(324).length; tile++) {
                byte[] inflated = tile(tile);
                int x = tile % across * side;
                int y = tile / across * side;
                for (int row = 0; row < Math.min(side, height() - y); row++) {
                    System.arraycopy(inflated, row * side * samples, pixels, ((y + row) * width() + x) * samples,
                            Math.min(side, width() - x) * samples);
                }
            }
            return pixels;
        }

        /** All samples of a tile. */
        byte[] tile(int index) {
            byte[] tile = new byte[number(322) * number(323) * number(277)];
            try (Inflater inflater = new Inflater()) {
                inflater.setInput(bytes.slice((int) fields.get(324)[index], (int) fields.get(325)[index]));
                if (inflater.inflate(tile) != tile.length) {
                    throw new IllegalStateException("tile " + index + " is too short");
                }
                return tile;
            } catch (DataFormatException e) {
                throw new IllegalStateException("tile " + index + " is damaged", e);
            }
        }
    }
}
