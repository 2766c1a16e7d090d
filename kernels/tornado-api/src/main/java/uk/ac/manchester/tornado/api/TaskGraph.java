package uk.ac.manchester.tornado.api;

import java.util.ArrayList;
import java.util.List;
import uk.ac.manchester.tornado.api.common.LibraryTaskDescriptor;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.LibraryTask13;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task1;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task10;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task11;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task12;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task13;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task14;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task15;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task2;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task3;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task4;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task5;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task6;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task7;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task8;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task9;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.exceptions.TornadoTaskRuntimeException;

/**
 * Tasks that run one after the other, and the transfers between host and device before and after them.
 *
 * <p>A graph holds at most 256 tasks, and fewer where they have many arguments: a task takes about 15 bytes, and 5 for
 * each argument, of a buffer of 8192. An argument is an array outside the heap, a number or a {@link KernelContext};
 * numbers become constants of the kernel.
 */
public class TaskGraph {

    private static final int MAX_TASKS = 256;
    private static final int BUFFER_BYTES = 8192;
    private static final int BYTES_OF_TASK = 15;
    private static final int BYTES_OF_ARGUMENT = 5;

    private final String name;
    private final List<Task> tasks = new ArrayList<>();
    private final Transfers transfers;
    private int bytes;

    /** Creates a graph without tasks. */
    public TaskGraph(String name) {
        this.name = name;
        this.transfers = new Transfers(name);
    }

    public <T1> TaskGraph task(String id, Task1<T1> code, T1 a1) {
        return add(id, a -> code.apply(at(a, 0)), a1);
    }

    public <T1, T2> TaskGraph task(String id, Task2<T1, T2> code, T1 a1, T2 a2) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1)), a1, a2);
    }

    public <T1, T2, T3> TaskGraph task(String id, Task3<T1, T2, T3> code, T1 a1, T2 a2, T3 a3) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2)), a1, a2, a3);
    }

    public <T1, T2, T3, T4> TaskGraph task(String id, Task4<T1, T2, T3, T4> code, T1 a1, T2 a2, T3 a3, T4 a4) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3)), a1, a2, a3, a4);
    }

    public <T1, T2, T3, T4, T5> TaskGraph task(String id, Task5<T1, T2, T3, T4, T5> code, T1 a1, T2 a2, T3 a3, T4 a4,
            T5 a5) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4)), a1, a2, a3, a4, a5);
    }

    public <T1, T2, T3, T4, T5, T6> TaskGraph task(String id, Task6<T1, T2, T3, T4, T5, T6> code, T1 a1, T2 a2, T3 a3,
            T4 a4, T5 a5, T6 a6) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5)),
                a1, a2, a3, a4, a5, a6);
    }

    public <T1, T2, T3, T4, T5, T6, T7> TaskGraph task(String id, Task7<T1, T2, T3, T4, T5, T6, T7> code, T1 a1, T2 a2,
            T3 a3, T4 a4, T5 a5, T6 a6, T7 a7) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5), at(a, 6)),
                a1, a2, a3, a4, a5, a6, a7);
    }

    public <T1, T2, T3, T4, T5, T6, T7, T8> TaskGraph task(String id, Task8<T1, T2, T3, T4, T5, T6, T7, T8> code, T1 a1,
            T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5), at(a, 6), at(a, 7)),
                a1, a2, a3, a4, a5, a6, a7, a8);
    }

    public <T1, T2, T3, T4, T5, T6, T7, T8, T9> TaskGraph task(String id,
            Task9<T1, T2, T3, T4, T5, T6, T7, T8, T9> code, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8,
            T9 a9) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5), at(a, 6), at(a, 7),
                at(a, 8)),
                a1, a2, a3, a4, a5, a6, a7, a8, a9);
    }

    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> TaskGraph task(
            String id, Task10<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> code, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5, T6 a6,
            T7 a7, T8 a8, T9 a9, T10 a10) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5), at(a, 6), at(a, 7),
                at(a, 8), at(a, 9)),
                a1, a2, a3, a4, a5, a6, a7, a8, a9, a10);
    }

    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> TaskGraph task(
            String id, Task11<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> code, T1 a1, T2 a2, T3 a3, T4 a4, T5 a5,
            T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5), at(a, 6), at(a, 7),
                at(a, 8), at(a, 9), at(a, 10)),
                a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11);
    }

    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> TaskGraph task(
            String id, Task12<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> code, T1 a1, T2 a2, T3 a3, T4 a4,
            T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5), at(a, 6), at(a, 7),
                at(a, 8), at(a, 9), at(a, 10), at(a, 11)),
                a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12);
    }

    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> TaskGraph task(
            String id, Task13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> code, T1 a1, T2 a2, T3 a3, T4 a4,
            T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5), at(a, 6), at(a, 7),
                at(a, 8), at(a, 9), at(a, 10), at(a, 11), at(a, 12)),
                a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13);
    }

    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> TaskGraph task(
            String id, Task14<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> code, T1 a1, T2 a2, T3 a3,
            T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5), at(a, 6), at(a, 7),
                at(a, 8), at(a, 9), at(a, 10), at(a, 11), at(a, 12), at(a, 13)),
                a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14);
    }

    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> TaskGraph task(
            String id, Task15<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15> code, T1 a1, T2 a2,
            T3 a3, T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13, T14 a14, T15 a15) {
        return add(id, a -> code.apply(at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5), at(a, 6), at(a, 7),
                at(a, 8), at(a, 9), at(a, 10), at(a, 11), at(a, 12), at(a, 13), at(a, 14)),
                a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15);
    }

    /** Adds a call of a library; it needs no grid. */
    public <T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> TaskGraph libraryTask(
            String id, LibraryTask13<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> code, T1 a1, T2 a2, T3 a3,
            T4 a4, T5 a5, T6 a6, T7 a7, T8 a8, T9 a9, T10 a10, T11 a11, T12 a12, T13 a13) {
        LibraryTaskDescriptor call = code.apply(a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13);
        return add(id, new LibraryCall(call), call.getParameters());
    }

    public String getTaskGraphName() {
        return name;
    }

    /**
     * Copies arrays to the device before the tasks, at the first execution or at every one; under demand, they are
     * never copied.
     */
    public TaskGraph transferToDevice(int mode, Object... objects) {
        transfers.toDevice(mode, objects);
        return this;
    }

    /** Copies arrays to the host after the tasks, at every execution or under demand. */
    public TaskGraph transferToHost(int mode, Object... objects) {
        transfers.toHost(mode, objects);
        return this;
    }

    /** Takes arrays over from another graph of the plan; {@link TornadoExecutionPlan} specifies when. */
    public TaskGraph consumeFromDevice(String graphName, Object... objects) {
        transfers.consume(graphName, objects);
        return this;
    }

    /** Takes arrays over from the graph that runs before this one. */
    public TaskGraph consumeFromDevice(Object... objects) {
        return consumeFromDevice(name, objects);
    }

    /** Leaves arrays on the device for other graphs, and for the host under demand. */
    public TaskGraph persistOnDevice(Object... objects) {
        transfers.persist(objects);
        return this;
    }

    /**
     * Returns the current state of the graph, as an immutable one.
     *
     * @throws TornadoRuntimeException if it transfers an array that is not an argument of any task
     */
    public ImmutableTaskGraph snapshot() {
        transfers.check(tasks);
        return new ImmutableTaskGraph(name, List.copyOf(tasks), transfers.copy());
    }

    private TaskGraph add(String id, Task.Code code, Object... arguments) {
        Task task = Task.of(name + "." + id, code, arguments);
        if (tasks.stream().anyMatch(other -> other.name().equals(task.name()))) {
            throw new TornadoTaskRuntimeException("task '" + task.name() + "' exists already");
        }
        bytes += BYTES_OF_TASK + BYTES_OF_ARGUMENT * arguments.length;
        if (tasks.size() == MAX_TASKS || bytes >= BUFFER_BYTES) {
            throw new TornadoRuntimeException("graph '" + name + "' has no room for task '" + id + "' after "
                    + tasks.size() + " tasks; cut it into several graphs");
        }
        tasks.add(task);
        return this;
    }

    @SuppressWarnings("unchecked")
    private static <T> T at(Object[] arguments, int index) {
        return (T) arguments[index];
    }
}
