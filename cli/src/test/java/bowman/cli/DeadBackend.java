package bowman.cli;

import bowman.graph.Graph;
import bowman.runtime.Backend;
import bowman.runtime.BackendException;
import bowman.runtime.Device;
import bowman.runtime.Executable;
import bowman.runtime.MemoryPlan;
import bowman.runtime.Workers;
import java.util.List;

/** A backend that lists a device and fails on it; where its driver does not answer, it fails already when asked. */
record DeadBackend(Driver driver) implements Backend {

    enum Driver { ANSWERS, SILENT }

    @Override
    public String name() {
        return "dead";
    }

    @Override
    public Availability availability() {
        return new Availability(true, 30, "a GPU");
    }

    @Override
    public List<Device> devices() {
        if (driver == Driver.SILENT) {
            throw new IllegalStateException("the driver has another version");
        }
        return List.of(new Device("0:0", "a GPU that has left its bus", 1L << 33));
    }

    @Override
    public Backend on(String device) {
        return this;
    }

    @Override
    public MemoryPlan plan(Graph graph, Workers workers) {
        return new MemoryPlan(0, 0, 0, 0);
    }

    @Override
    public Executable compile(Graph graph, Workers workers) {
        throw new BackendException("the GPU is lost", new IllegalStateException());
    }
}
