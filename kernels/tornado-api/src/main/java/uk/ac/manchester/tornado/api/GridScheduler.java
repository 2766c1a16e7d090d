package uk.ac.manchester.tornado.api;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The grids of tasks; a task is named {@code graphName.taskName}. */
public class GridScheduler {

    private final Map<String, WorkerGrid> grids = new ConcurrentHashMap<>();

    public GridScheduler() {
    }

    public GridScheduler(String taskName, WorkerGrid grid) {
        grids.put(taskName, grid);
    }

    public void addWorkerGrid(String taskName, WorkerGrid grid) {
        grids.put(taskName, grid);
    }

    /** The grid of a task, or null. */
    public WorkerGrid get(String taskName) {
        return grids.get(taskName);
    }

    Set<String> tasks() {
        return grids.keySet();
    }
}
