package uk.ac.manchester.tornado.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A kernel that runs over a grid: its work groups in parallel, as many as there are processors. */
final class Launch {

    private final Task task;
    private final Object[] arguments;
    private final NdRange range;
    private final long groups;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Launch(Task task, Object[] arguments, NdRange range) {
        this.task = task;
        this.arguments = arguments;
        this.range = range;
        this.groups = range.groups().items();
    }

    /**
     * Runs a kernel to its end.
     *
     * @throws uk.ac.manchester.tornado.api.exceptions.TornadoBailoutRuntimeException if it fails
     */
    static void run(Task task, Object[] arguments, NdRange range) {
        Launch launch = new Launch(task, arguments, range);
        List<Crew> crews = new ArrayList<>();
        for (long i = 0; i < Math.min(launch.groups, Runtime.getRuntime().availableProcessors()); i++) {
            crews.add(new Crew(launch));
        }
        crews.forEach(Crew::start);
        crews.forEach(Crew::join);
        if (launch.failure.get() != null) {
            throw GraphOnDevice.failure(task, launch.failure.get());
        }
    }

    NdRange range() {
        return range;
    }

    /** The index of a group that no crew has begun, or -1 when there is none or the launch has failed. */
    long nextGroup() {
        long group = failure.get() == null ? begun.getAndIncrement() : groups;
        return group < groups ? group : -1;
    }

    void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
    }

    void run(KernelContext context) {
        Object[] own = arguments.clone();
        for (int i = 0; i < own.length; i++) {
            if (own[i] instanceof KernelContext) {
                own[i] = context;
            }
        }
        task.code().run(own);
    }
}
