package uk.ac.manchester.tornado.api;

import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;

/** A grid of items in up to three dimensions. */
public abstract class AbstractWorkerGrid implements WorkerGrid {

    private long[] globalWork;
    private long[] localWork;

    /** Creates a grid of x by y by z items, whose groups the device chooses. */
    protected AbstractWorkerGrid(long x, long y, long z) {
        globalWork = new long[] {x, y, z};
    }

    @Override
    public long[] getGlobalWork() {
        return globalWork;
    }

    @Override
    public long[] getLocalWork() {
        return localWork;
    }

    @Override
    public void setGlobalWork(long x, long y, long z) {
        globalWork = new long[] {x, y, z};
    }

    @Override
    public void setLocalWork(long x, long y, long z) {
        localWork = new long[] {x, y, z};
    }

    /**
     * Sets where global ids begin.
     *
     * @throws TornadoRuntimeException unless at zero, the only offset that this implementation knows
     */
    @Override
    public void setGlobalOffset(long x, long y, long z) {
        if ((x | y | z) != 0) {
            throw new TornadoRuntimeException("a grid that does not begin at 0 is not supported on the plain JVM");
        }
    }

    @Override
    public void setLocalWorkToNull() {
        localWork = null;
    }
}
