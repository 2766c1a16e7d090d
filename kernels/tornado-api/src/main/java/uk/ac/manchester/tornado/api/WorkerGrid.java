package uk.ac.manchester.tornado.api;

/** How many items run a task, and in groups of how many. */
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
