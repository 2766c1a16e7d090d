package bowman.metrics;

/** The number of pixels that each pair of labels has in common: a hash table with open addressing, without objects. */
final class OverlapCounts {

    private long[] keys = new long[256];
    private long[] counts = new long[256];
    private int size;

    /** Receives a pair of labels and its count. */
    @FunctionalInterface
    interface Visitor {
        void visit(int first, int second, long count);
    }

    /** Adds to the count of a pair of labels, both above 0. */
    void add(int first, int second, long pixels) {
        long key = (long) first << 32 | second;
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        counts[slot] += pixels;
        if (2 * size > keys.length) {
            grow();
        }
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    /** Visits all pairs, in no particular order. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                visitor.visit((int) (keys[i] >>> 32), (int) keys[i], counts[i]);
            }
        }
    }
}
