package uk.ac.manchester.tornado.api;

/** The number of items that run a task, and the size of their groups. */
public interface WorkerGrid {

    int dimension();

    long[] getGlobalWork();

    /** The size of a work group, or null where the device chooses it. */
    long[] getLocalWork();

    void setGlobalWork(long x, long y, long z);

    void setLocalWork(long x, long y, long z);

    void setGlobalOffset(long x, long y, long z);

    void setLocalWorkToNull();
}
