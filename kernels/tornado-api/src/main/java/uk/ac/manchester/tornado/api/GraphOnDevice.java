package uk.ac.manchester.tornado.api;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import uk.ac.manchester.tornado.api.exceptions.TornadoBailoutRuntimeException;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** A graph in a plan: its arrays on the device, and its execution. */
final class GraphOnDevice {

    private final ImmutableTaskGraph graph;
    private final DeviceMemory memory;
    private final Map<TornadoNativeArray, TornadoNativeArray> buffers = new HashMap<>();
    private final Set<TornadoNativeArray> uploaded = new HashSet<>();
    private final Map<String, Set<TornadoNativeArray>> consumed = new HashMap<>();
    private final Set<TornadoNativeArray> allConsumed;

    GraphOnDevice(ImmutableTaskGraph graph, DeviceMemory memory) {
        this.graph = graph;
        this.memory = memory;
        this.consumed.putAll(graph.transfers.consumed);
        this.allConsumed = graph.transfers.allConsumed();
    }

    String name() {
        return graph.name;
    }

    Stream<String> taskNames() {
        return graph.tasks.stream().map(Task::name);
    }

    /** Takes over what this graph consumes from the graph that ran last, as {@link TornadoExecutionPlan} describes. */
    void consumeFrom(GraphOnDevice last) {
        for (TornadoNativeArray array : consumed.computeIfAbsent(last.name(), _ -> allConsumed)) {
            TornadoNativeArray buffer = last.buffers.get(array);
            if (buffer == null || last != this && !last.graph.transfers.kept.contains(array)) {
                throw new TornadoRuntimeException("graph '" + name() + "' consumes an array of "
                        + array.getSize() + " elements that graph '" + last.name()
                        + "', which ran just before it, does not persist");
            }
            buffers.put(array, buffer);
        }
    }

    void execute(GridScheduler grids, Profile profile) {
        if (graph.tasks.isEmpty()) {
            throw new TornadoRuntimeException("graph '" + name() + "' has no task");
        }
        allocate();
        for (TornadoNativeArray array : graph.transfers.toDeviceOnce) {
            if (uploaded.add(array)) {
                profile.toDevice(array, buffers.get(array));
            }
        }
        graph.transfers.toDeviceAlways.forEach(array -> profile.toDevice(array, buffers.get(array)));
        graph.tasks.forEach(task -> profile.kernel(() -> run(task, grids)));
        graph.transfers.toHostAlways.forEach(array -> profile.toHost(buffers.get(array), array));
    }

    private void allocate() {
        if (!buffers.keySet().containsAll(allConsumed)) {
            throw new TornadoRuntimeException("graph '" + name() + "' consumes arrays that no graph handed over: the "
                    + "graph that persists them has to run just before it, by withGraph(index), the first time");
        }
        graph.tasks.stream().flatMap(Task::arrays).forEach(array -> buffers.computeIfAbsent(array, memory::allocate));
    }

    private void run(Task task, GridScheduler grids) {
        Object[] arguments = task.argumentsOn(buffers);
        if (task.overGrid()) {
            WorkerGrid grid = grids.get(task.name());
            if (grid == null) {
                throw new TornadoRuntimeException("task '" + task.name() + "' takes a KernelContext and has no grid; "
                        + "add one to the GridScheduler under that name");
            }
            Launch.run(task, arguments, NdRange.of(task.name(), grid));
            return;
        }
        try {
            task.code().run(arguments);
        } catch (RuntimeException | Error cause) {
            throw failure(task, cause);
        }
    }

    static TornadoBailoutRuntimeException failure(Task task, Throwable cause) {
        TornadoBailoutRuntimeException failure =
                new TornadoBailoutRuntimeException("task '" + task.name() + "' failed: " + cause);
        failure.initCause(cause);
        return failure;
    }

    boolean keeps(TornadoNativeArray array) {
        return graph.transfers.kept.contains(array);
    }

    /** Copies elements of an array that stays on the device to the host. */
    void toHost(DataRange range) {
        TornadoNativeArray buffer = buffers.get(range.array());
        if (buffer == null) {
            throw new TornadoRuntimeException("graph '" + name()
                    + "' has not run yet: there is nothing to move to the host");
        }
        MemorySegment.copy(buffer.getSegment(), range.offsetBytes(), range.array().getSegment(), range.offsetBytes(),
                range.bytes());
    }

    void forget() {
        buffers.clear();
        uploaded.clear();
    }
}
