package bowman.io.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An image of a {@link TestTiff}: its picture in some samples, packed in some way, in tiles or strips. */
final class TestPage {

    private final Map<Integer, Value> tags = new TreeMap<>();
    private final boolean tiled;
    private final List<byte[]> blocks = new ArrayList<>();
    private final Set<Integer> sparse = new HashSet<>();
    private boolean withoutLengths;

    /** The value of a tag, as numbers of a type or as ready bytes. */
    record Value(int type, long count, long[] numbers, byte[] ready) {

        byte[] bytes(ByteOrder order) {
            if (ready.length > 0) {
                return ready;
            }
            ByteBuffer bytes = ByteBuffer.allocate(numbers.length * TiffField.size(type)).order(order);
            for (long number : numbers) {
                switch (TiffField.size(type)) {
                    case 1 -> bytes.put((byte) number);
                    case 2 -> bytes.putShort((short) number);
                    case 4 -> bytes.putInt((int) number);
                    default -> {
                        if (type == 5) {
                            bytes.putInt((int) number).putInt(1000);
                        } else {
                            bytes.putLong(number);
                        }
                    }
                }
            }
            return bytes.array();
        }
    }

    private TestPage(boolean tiled) {
        this.tiled = tiled;
    }

    static TestPage tiles(TestPicture picture, TestSamples samples, TestPacking packing, int width, int height) {
        TestPage page = new TestPage(true).describe(picture, samples, packing)
                .tag(322, 3, width).tag(323, 3, height);
        for (int y = 0; y < picture.height(); y += height) {
            for (int x = 0; x < picture.width(); x += width) {
                page.blocks.add(packing.pack(samples, picture, x, y, width, height));
            }
        }
        return page.share(packing);
    }

    static TestPage strips(TestPicture picture, TestSamples samples, TestPacking packing, int rows) {
        TestPage page = new TestPage(false).describe(picture, samples, packing).tag(278, 3, rows);
        for (int y = 0; y < picture.height(); y += rows) {
            page.blocks.add(packing.pack(samples, picture, 0, y, picture.width(),
                    Math.min(rows, picture.height() - y)));
        }
        return page.share(packing);
    }

    /** Each sample in tiles of its own. */
    static TestPage planes(TestPicture picture, TestPacking packing, int width, int height) {
        TestPage page = new TestPage(true).describe(picture, TestSamples.RGB, packing)
                .tag(284, 3, 2).tag(322, 3, width).tag(323, 3, height);
        for (TestSamples plane : List.of(TestSamples.RED, TestSamples.GREEN, TestSamples.BLUE)) {
            for (int y = 0; y < picture.height(); y += height) {
                for (int x = 0; x < picture.width(); x += width) {
                    page.blocks.add(packing.pack(plane, picture, x, y, width, height));
                }
            }
        }
        return page;
    }

    private TestPage describe(TestPicture picture, TestSamples samples, TestPacking packing) {
        long[] bits = new long[samples.count()];
        Arrays.fill(bits, samples.bits());
        tag(256, 4, picture.width()).tag(257, 4, picture.height()).tag(258, 3, bits).tag(259, 3, packing.code());
        tag(262, 3, packing.photometric(samples)).tag(277, 3, samples.count());
        if (packing.predicted()) {
            tag(317, 3, 2);
        }
        samples.tags().forEach((number, values) -> tag(number, 3, values));
        return this;
    }

    /** Moves the tables of JPEG tiles into the tag for them. */
    private TestPage share(TestPacking packing) {
        if (packing.sharesTables()) {
            ready(347, 7, TestJpeg.tables(blocks.getFirst()));
            blocks.replaceAll(TestJpeg::withoutTables);
        }
        return this;
    }

    TestPage tag(int number, int type, long... values) {
        tags.put(number, new Value(type, values.length, values, new byte[0]));
        return this;
    }

    /** A tag that claims another number of values than it has. */
    TestPage claim(int number, int type, long count, long value) {
        tags.put(number, new Value(type, count, new long[] {value}, new byte[0]));
        return this;
    }

    TestPage ready(int number, int type, byte[] bytes) {
        tags.put(number, new Value(type, bytes.length, new long[0], bytes));
        return this;
    }

    TestPage description(String text) {
        return ready(270, 2, (text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** Pixels per unit, 2 for inches and 3 for centimetres. */
    TestPage resolution(double across, double down, int unit) {
        return tag(282, 5, Math.round(across * 1000)).tag(283, 5, Math.round(down * 1000)).tag(296, 3, unit);
    }

    TestPage reduced() {
        return tag(254, 4, 1);
    }

    /** Leaves a block out. */
    TestPage without(int block) {
        sparse.add(block);
        return this;
    }

    /** Says 0 bytes of each block. */
    TestPage zeroLengths() {
        withoutLengths = true;
        return this;
    }

    /** Puts other bytes in the place of a block. */
    TestPage block(int block, byte[] bytes) {
        blocks.set(block, bytes);
        return this;
    }

    byte[] block(int block) {
        return blocks.get(block);
    }

    /** All tags, those of places and sizes with zeros until the data is placed. */
    Map<Integer, Value> tags() {
        tags.putIfAbsent(tiled ? 324 : 273, new Value(4, blocks.size(), new long[blocks.size()], new byte[0]));
        tags.putIfAbsent(tiled ? 325 : 279, new Value(4, blocks.size(), new long[blocks.size()], new byte[0]));
        return Collections.unmodifiableMap(tags);
    }

    /** Appends the blocks to the data, which begins at {@code base}, and notes where they are. */
    void place(int base, ByteArrayOutputStream data) {
        long[] offsets = new long[blocks.size()];
        long[] counts = new long[blocks.size()];
        for (int i = 0; i < offsets.length; i++) {
            if (!sparse.contains(i)) {
                offsets[i] = (long) base + data.size();
                counts[i] = withoutLengths ? 0 : blocks.get(i).length;
                data.writeBytes(blocks.get(i));
            }
        }
        replaceZeros(tiled ? 324 : 273, offsets);
        replaceZeros(tiled ? 325 : 279, counts);
    }

    /** Values that a test has set itself stay. */
    private void replaceZeros(int number, long[] values) {
        Value value = tags().get(number);
        if (value.numbers().length == values.length && Arrays.stream(value.numbers()).allMatch(n -> n == 0)) {
            tags.put(number, new Value(4, values.length, values, new byte[0]));
        }
    }
}
