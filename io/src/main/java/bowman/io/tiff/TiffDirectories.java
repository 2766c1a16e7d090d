package bowman.io.tiff;

import bowman.io.slide.SlideException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The directories of a TIFF or BigTIFF. TwelveMonkeys' reader ignores loops, truncated chains and tags outside of the
 * file, so that levels of a pyramid would be missing without an error; here these are errors.
 */
final class TiffDirectories {

    private static final int MOST_TAGS = 4096;
    private static final int MOST_PAGES = 65536;
    /** The most tiles of a level: 8 million times 4 million pixels in tiles of 1024. */
    private static final int MOST_TILES = 1 << 25;
    /** The most values of other tags, of which texts are the longest. */
    private static final int MOST_VALUES = 1 << 24;
    /** The most values of tags that are read with every tile or directory; palettes of 16 bits are the largest. */
    private static final int MOST_OF_FEW = 1 << 18;
    /** The number of bytes by which values may exceed the file's size, since images may share some. */
    private static final int MOST_SHARED = 1 << 24;

    private final SharedFile file;
    private final ByteOrder order;
    private final boolean big;
    private final long first;
    private final Set<Long> seen = new HashSet<>();
    /** The number of bytes of all directories and values so far. */
    private long held;

    private TiffDirectories(SharedFile file, ByteOrder order, boolean big, long first) {
        this.file = file;
        this.order = order;
        this.big = big;
        this.first = first;
    }

    /** A directory and the offset of the next one in the chain, 0 at its end. */
    private record Link(TiffDirectory directory, long next) {
    }

    static boolean isTiff(SharedFile file) throws IOException {
        if (!file.holds(0, 8)) {
            return false;
        }
        byte[] head = file.read(0, 4);
        boolean little = head[0] == 'I' && head[1] == 'I' && (head[2] == 42 || head[2] == 43) && head[3] == 0;
        boolean bigEndian = head[0] == 'M' && head[1] == 'M' && head[2] == 0 && (head[3] == 42 || head[3] == 43);
        return little || bigEndian;
    }

    /** @param file for which {@link #isTiff} is true */
    static TiffDirectories of(SharedFile file) throws IOException {
        ByteOrder order = file.read(0, 1)[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        boolean big = ByteBuffer.wrap(file.read(0, 4)).order(order).getShort(2) == 43;
        if (!big) {
            return new TiffDirectories(file, order, false,
                    ByteBuffer.wrap(file.read(4, 4)).order(order).getInt() & 0xFFFFFFFFL);
        }
        if (!file.holds(0, 16)) {
            throw damaged(file, "it ends within its header");
        }
        return new TiffDirectories(file, order, true, ByteBuffer.wrap(file.read(8, 8)).order(order).getLong());
    }

    /** The tags of all images in the chain. */
    List<TiffDirectory> chain() throws IOException {
        List<TiffDirectory> chain = new ArrayList<>();
        for (long at = first; at != 0;) {
            once(at, chain.size());
            Link link = read(at);
            chain.add(link.directory);
            at = link.next;
        }
        if (chain.isEmpty()) {
            throw damaged(file, "it holds no image");
        }
        return chain;
    }

    /** The tags of the images in the SubIFDs of another one. */
    List<TiffDirectory> within(TiffDirectory directory) throws IOException {
        List<TiffDirectory> within = new ArrayList<>();
        for (long at : directory.numbers(TiffDirectory.SUB_DIRECTORIES)) {
            once(at, within.size());
            within.add(read(at).directory);
        }
        return within;
    }

    private void once(long at, int pages) throws SlideException {
        if (!seen.add(at)) {
            throw damaged(file, "its directories form a loop at byte " + at);
        }
        if (pages >= MOST_PAGES) {
            throw damaged(file, "it claims more than " + MOST_PAGES + " images");
        }
    }

    private Link read(long at) throws IOException {
        int head = big ? 8 : 2;
        if (!file.holds(at, head) || at < 8) {
            throw damaged(file, "the directory at byte " + at + " lies outside of the file");
        }
        ByteBuffer counted = bytes(at, head);
        long tags = big ? counted.getLong() : counted.getShort() & 0xFFFF;
        int entry = big ? 20 : 12;
        if (tags < 1 || tags > MOST_TAGS || !file.holds(at + head, tags * entry + (big ? 8 : 4))) {
            throw damaged(file, "the directory at byte " + at + " claims " + tags + " tags, which the file does not "
                    + "hold");
        }
        hold(tags * entry);
        ByteBuffer entries = bytes(at + head, (int) tags * entry + (big ? 8 : 4));
        Map<Integer, TiffField> fields = new HashMap<>();
        for (int i = 0; i < tags; i++) {
            ByteBuffer one = entries.slice(i * entry, entry).order(order);
            int tag = one.getShort() & 0xFFFF;
            int type = one.getShort() & 0xFFFF;
            if (TiffDirectory.KNOWN.contains(tag) && TiffField.size(type) > 0) {
                fields.put(tag, field(tag, type, one));
            }
        }
        int end = (int) tags * entry;
        return new Link(new TiffDirectory(fields), big ? entries.getLong(end) : entries.getInt(end) & 0xFFFFFFFFL);
    }

    /** @param entry positioned after tag and type */
    private TiffField field(int tag, int type, ByteBuffer entry) throws IOException {
        long count = big ? entry.getLong() : entry.getInt() & 0xFFFFFFFFL;
        if (count < 0 || count > most(tag)) {
            throw damaged(file, "tag " + tag + " claims " + Long.toUnsignedString(count) + " values");
        }
        int length = (int) count * TiffField.size(type);
        if (length <= (big ? 8 : 4)) {
            return new TiffField(type, (int) count, entry.slice(entry.position(), length).order(order));
        }
        long at = big ? entry.getLong() : entry.getInt() & 0xFFFFFFFFL;
        if (!file.holds(at, length)) {
            throw damaged(file, "the " + length + " bytes of tag " + tag + " lie outside of the file");
        }
        hold(length);
        return new TiffField(type, (int) count, bytes(at, length));
    }

    private static int most(int tag) {
        return TiffDirectory.LISTS_OF_TILES.contains(tag) ? MOST_TILES
                : TiffDirectory.OF_FEW_VALUES.contains(tag) ? MOST_OF_FEW : MOST_VALUES;
    }

    private void hold(long bytes) throws SlideException {
        held += bytes;
        if (held > file.size() + MOST_SHARED) {
            throw damaged(file, "its tags claim more bytes together than it has");
        }
    }

    private ByteBuffer bytes(long at, int length) throws IOException {
        return ByteBuffer.wrap(file.read(at, length)).order(order);
    }

    static SlideException damaged(SharedFile file, String what) {
        return new SlideException(file.path() + ": the TIFF is truncated or damaged (" + what
                + "); copy it again, or export it again");
    }
}
