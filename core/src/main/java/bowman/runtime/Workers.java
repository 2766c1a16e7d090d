package bowman.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A persistent pool of threads for kernels. The calling thread takes part, so a pool of one has no thread of its own. A
 * chunk must not start a job itself.
 *
 * <p>A job is a number of chunks, which the threads claim one by one; which thread computes which chunk differs from
 * run to run, so results must not depend on it. Idle threads spin for a moment, since the next kernel usually follows
 * at once, and then park.
 */
public final class Workers implements AutoCloseable {

    /** The system property that sets the number of threads of {@link #shared()}; all cores by default. */
    public static final String THREADS_PROPERTY = "bowman.threads";

    private static final int SPINS = 20_000;
    private static final int SPINS_BEFORE_YIELD = 1_000;

    /** The work of a job, done chunk by chunk. */
    @FunctionalInterface
    public interface Task {

        /**
         * Computes one chunk.
         *
         * @param chunk the index of the chunk, from 0
         * @param worker the index of the thread that computes it, from 0 and below {@link Workers#count()}; selects its
         *     scratch memory
         */
        void run(int chunk, int worker);
    }

    /** One call of {@link #run}. */
    private static final class Job {

        private final Task task;
        private final int chunks;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile Throwable failure;

        Job(Task task, int chunks) {
            this.task = task;
            this.chunks = chunks;
        }

        void work(int worker) {
            for (int chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
                try {
                    if (failure == null) {
                        task.run(chunk, worker);
                    }
                } catch (Throwable e) {
                    failure = e;
                } finally {
                    done.incrementAndGet();
                }
            }
        }
    }

    private static final class Shared {
        static final Workers INSTANCE = new Workers(threads());

        private static int threads() {
            Integer threads = Integer.getInteger(THREADS_PROPERTY);
            return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        }
    }

    private final Thread[] threads;
    private volatile Job job;
    private volatile boolean closed;

    /**
     * Starts the threads of a pool.
     *
     * @param count the number of threads, the caller's included
     * @throws IllegalArgumentException if it is below 1
     */
    public Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least 1 thread is needed, got " + count);
        }
        threads = new Thread[count - 1];
        for (int i = 0; i < threads.length; i++) {
            int worker = i + 1;
            threads[i] = Thread.ofPlatform().daemon().name("bowman-worker-" + worker).start(() -> serve(worker));
        }
    }

    /** Returns the pool of this JVM: {@code bowman.threads} threads, or one per core. It is never closed. */
    public static Workers shared() {
        return Shared.INSTANCE;
    }

    /** Returns the number of threads, the caller's included. */
    public int count() {
        return threads.length + 1;
    }

    /**
     * Runs all chunks and returns when all are done. Jobs of several callers run one after the other.
     *
     * @throws RuntimeException or Error that a chunk threw; the remaining chunks are then skipped
     */
    public synchronized void run(int chunks, Task task) {
        if (closed) {
            throw new IllegalStateException("these workers are closed");
        }
        if (threads.length == 0 || chunks == 1) {
            for (int chunk = 0; chunk < chunks; chunk++) {
                task.run(chunk, 0);
            }
            return;
        }
        Job current = new Job(task, chunks);
        job = current;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        current.work(0);
        awaitOthers(current);
        job = null;
        switch (current.failure) {
            case null -> { }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /** The other threads finish soon, unless they wait for a core; yielding then leaves them this thread's core. */
    private static void awaitOthers(Job job) {
        for (int spins = 0; job.done.get() < job.chunks; spins++) {
            if (spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private void serve(int worker) {
        Job last = null;
        int spins = 0;
        while (!closed) {
            Job current = job;
            if (current == null || current == last) {
                if (++spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            } else {
                spins = 0;
                last = current;
                current.work(worker);
            }
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }
}
