package bowman.kernels.tornado;

import bowman.kernels.tornado.device.DeviceMemory;
import bowman.kernels.tornado.device.Grid;
import bowman.kernels.tornado.device.KernelTask.Launch;
import bowman.kernels.tornado.kernel.KeepKernels;
import bowman.kernels.tornado.task.Program;
import java.util.ArrayList;
import java.util.List;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.ImmutableTaskGraph;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * The task graphs of a plan, in execution order: one that uploads what the host wrote, those that run only after such
 * an upload, and those that run every time. A graph can consume arrays only from the graph that ran just before it, so
 * each consumes and persists all of them, whether its kernels use them or not; the first one creates them.
 */
final class GraphSequence {

    /**
     * A graph's code buffer has 8192 bytes, and a task takes 15 of them and 5 for each of its at most 15 arguments; and
     * a graph has 1024 nodes, of which a task takes 3 and one for each argument. This many tasks fit.
     */
    private static final int TASKS = 48;

    private final DeviceMemory memory;
    private final KernelContext context = new KernelContext();
    private final GridScheduler grids = new GridScheduler();
    private final List<ImmutableTaskGraph> graphs = new ArrayList<>();
    private final int firstOfRun;
    private int launches;

    GraphSequence(Program program) {
        this.memory = program.memory();
        TaskGraph load = new TaskGraph("load");
        load.transferToDevice(DataTransferMode.EVERY_EXECUTION, memory.array(DeviceMemory.RESIDENT));
        load.transferToDevice(DataTransferMode.UNDER_DEMAND, memory.onDeviceOnly().toArray());
        keep(load, memory.lasting());
        finish(load);
        for (List<Launch> part : parts(program.whenVariablesChange())) {
            finish(following(part));
        }
        firstOfRun = graphs.size();
        List<List<Launch>> run = parts(program.everyRun());
        for (List<Launch> part : run) {
            TaskGraph graph = following(part);
            if (part.stream().anyMatch(program.arrivals()::contains)) {
                graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, memory.array(DeviceMemory.INPUTS));
            }
            if (part == run.getLast() && !program.outputs().isEmpty()) {
                graph.transferToHost(DataTransferMode.EVERY_EXECUTION, memory.array(DeviceMemory.OUTPUTS));
            }
            finish(graph);
        }
    }

    private static List<List<Launch>> parts(List<Launch> launches) {
        List<List<Launch>> parts = new ArrayList<>();
        for (int i = 0; i < launches.size(); i += TASKS) {
            parts.add(launches.subList(i, Math.min(i + TASKS, launches.size())));
        }
        return parts;
    }

    private TaskGraph following(List<Launch> launches) {
        TaskGraph graph = new TaskGraph("g" + graphs.size());
        graph.consumeFromDevice(memory.lasting().toArray());
        launches.forEach(launch -> add(graph, launch));
        return graph;
    }

    private void finish(TaskGraph graph) {
        graph.persistOnDevice(memory.lasting().toArray());
        graphs.add(graph.snapshot());
    }

    /** Adds kernels that take the arrays, as few as possible, since each costs time to compile. */
    private void keep(TaskGraph graph, List<FloatArray> arrays) {
        int taken = arrays.size() >= 4 ? 4 : arrays.size() >= 2 ? 2 : 1;
        FloatArray a = arrays.get(0);
        add(graph, new Launch("keep", new Grid(1, 1, 1, 1), switch (taken) {
            case 4 -> (to, id, _) -> to.task(id, KeepKernels::keepFour, context, a, arrays.get(1), arrays.get(2),
                    arrays.get(3));
            case 2 -> (to, id, _) -> to.task(id, KeepKernels::keepTwo, context, a, arrays.get(1));
            default -> (to, id, _) -> to.task(id, KeepKernels::keep, context, a);
        }));
        if (taken < arrays.size()) {
            keep(graph, arrays.subList(taken, arrays.size()));
        }
    }

    private void add(TaskGraph graph, Launch launch) {
        String id = launch.name() + launches++;
        launch.task().addTo(graph, id, context);
        launch.grid().ifPresent(
                grid -> grids.addWorkerGrid(graph.getTaskGraphName() + "." + id, grid.worker()));
    }

    ImmutableTaskGraph[] graphs() {
        return graphs.toArray(ImmutableTaskGraph[]::new);
    }

    GridScheduler grids() {
        return grids;
    }

    /** The number of graphs that run only after the host wrote something; the others follow them. */
    int firstOfRun() {
        return firstOfRun;
    }
}
