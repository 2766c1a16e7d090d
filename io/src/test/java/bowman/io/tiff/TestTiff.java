package bowman.io.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** TIFF and BigTIFF files for tests, right or wrong in any way. */
final class TestTiff {

    private static final int SUB_DIRECTORIES = 330;

    private final ByteOrder order;
    private final boolean big;
    private final List<TestPage> chain = new ArrayList<>();
    private final List<TestPage> within = new ArrayList<>();

    TestTiff(ByteOrder order, boolean big) {
        this.order = order;
        this.big = big;
    }

    static TestTiff classic() {
        return new TestTiff(ByteOrder.LITTLE_ENDIAN, false);
    }

    /** Another image of the chain. */
    TestTiff page(TestPage page) {
        chain.add(page);
        return this;
    }

    /** An image within the first one. */
    TestTiff sub(TestPage page) {
        within.add(page);
        return this;
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    /** Directories stand before the data, so that a file can be cut within its data. */
    byte[] bytes() {
        int size = header();
        for (TestPage page : chain) {
            size += directorySize(page, page == chain.getFirst() && !within.isEmpty());
        }
        for (TestPage page : within) {
            size += directorySize(page, false);
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(size).order(order);
        head.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        head.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M'));
        head.putShort((short) (big ? 43 : 42));
        if (big) {
            head.putShort((short) 8).putShort((short) 0);
        }
        offset(head, header());
        for (TestPage page : chain) {
            boolean parent = page == chain.getFirst() && !within.isEmpty();
            long next = (long) head.position() + directorySize(page, parent);
            if (parent) {
                page.tag(SUB_DIRECTORIES, big ? 18 : 13, places(next, chain.subList(1, chain.size())));
            }
            directory(head, page, page == chain.getLast() ? 0 : next, size, data);
        }
        for (TestPage page : within) {
            directory(head, page, 0, size, data);
        }
        byte[] all = new byte[size + data.size()];
        head.get(0, all, 0, size);
        System.arraycopy(data.toByteArray(), 0, all, size, data.size());
        return all;
    }

    private int header() {
        return big ? 16 : 8;
    }

    /** The offsets of the images within the first one. */
    private long[] places(long after, List<TestPage> others) {
        long place = after;
        for (TestPage page : others) {
            place += directorySize(page, false);
        }
        long[] places = new long[within.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place;
            place += directorySize(within.get(i), false);
        }
        return places;
    }

    private int directorySize(TestPage page, boolean parent) {
        int size = big ? 16 : 6;
        Map<Integer, TestPage.Value> tags = page.tags();
        for (TestPage.Value value : tags.values()) {
            size += big ? 20 : 12;
            size += outside(value.bytes(order).length);
        }
        if (parent && !tags.containsKey(SUB_DIRECTORIES)) {
            size += (big ? 20 : 12) + outside(within.size() * (big ? 8 : 4));
        }
        return size;
    }

    private int outside(int bytes) {
        return bytes <= (big ? 8 : 4) ? 0 : bytes;
    }

    private void directory(ByteBuffer head, TestPage page, long next, int base, ByteArrayOutputStream data) {
        page.place(base, data);
        Map<Integer, TestPage.Value> tags = page.tags();
        int values = head.position() + (big ? 16 : 6) + tags.size() * (big ? 20 : 12);
        if (big) {
            head.putLong(tags.size());
        } else {
            head.putShort((short) tags.size());
        }
        for (Map.Entry<Integer, TestPage.Value> tag : tags.entrySet()) {
            byte[] bytes = tag.getValue().bytes(order);
            head.putShort(tag.getKey().shortValue()).putShort((short) tag.getValue().type());
            offset(head, tag.getValue().count());
            if (outside(bytes.length) == 0) {
                head.put(bytes).put(new byte[(big ? 8 : 4) - bytes.length]);
            } else {
                offset(head, values);
                head.put(values, bytes);
                values += bytes.length;
            }
        }
        offset(head, next);
        head.position(values);
    }

    private void offset(ByteBuffer head, long value) {
        if (big) {
            head.putLong(value);
        } else {
            head.putInt((int) value);
        }
    }
}
