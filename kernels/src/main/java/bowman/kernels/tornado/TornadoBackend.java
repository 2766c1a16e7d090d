package bowman.kernels.tornado;

import bowman.graph.Graph;
import bowman.kernels.shared.Lowered;
import bowman.kernels.tornado.device.Accelerator;
import bowman.kernels.tornado.device.DeviceLimits;
import bowman.kernels.tornado.device.DeviceMemory;
import bowman.kernels.tornado.device.Platform;
import bowman.kernels.tornado.task.MatrixMultiplier;
import bowman.kernels.tornado.task.Program;
import bowman.runtime.Backend;
import bowman.runtime.Device;
import bowman.runtime.Executable;
import bowman.runtime.InsufficientMemoryException;
import bowman.runtime.MemoryPlan;
import bowman.runtime.Workers;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Kernels on a GPU or another device, through TornadoVM. A device's id is TornadoVM's: driver, colon, device.
 *
 * <p>Where TornadoVM's backend is CUDA, large convolutions go to NVIDIA's cuBLAS; the system property
 * {@code bowman.tornado.tf32=true} lets it round their factors to TF32. This has never run on a CUDA device.
 */
public final class TornadoBackend implements Backend {

    /** The first of all devices. */
    private static final String FIRST = "";

    private final Platform platform;
    private final String device;
    private final Function<Accelerator, MatrixMultiplier> multipliers;

    /** Creates the backend on the first device that TornadoVM finds. */
    public TornadoBackend() {
        this(Platform.SDK, FIRST);
    }

    TornadoBackend(Platform platform, String device) {
        this(platform, device, MatrixMultiplier::of);
    }

    TornadoBackend(Platform platform, String device, Function<Accelerator, MatrixMultiplier> multipliers) {
        this.platform = platform;
        this.device = device;
        this.multipliers = multipliers;
    }

    @Override
    public String name() {
        return "tornado";
    }

    @Override
    public Availability availability() {
        return platform.availability();
    }

    @Override
    public List<Device> devices() {
        return availability().usable() ? platform.accelerators().stream().map(Accelerator::device).toList()
                : List.of();
    }

    @Override
    public Backend on(String id) {
        List<Device> devices = devices();
        if (devices.stream().noneMatch(one -> one.id().equals(id))) {
            throw new IllegalArgumentException("backend tornado has no device " + id + "; it has "
                    + devices.stream().map(Device::id).collect(Collectors.joining(", ")));
        }
        return new TornadoBackend(platform, id, multipliers);
    }

    private Accelerator accelerator() {
        return platform.accelerators().stream()
                .filter(one -> device.equals(FIRST) || one.device().id().equals(device))
                .findFirst().orElseThrow(() -> new IllegalStateException("device " + device + " is no longer there"));
    }

    @Override
    public MemoryPlan plan(Graph graph, Workers workers) {
        return lower(graph, accelerator()).program().memory().plan();
    }

    @Override
    public Executable compile(Graph graph, Workers workers) {
        Accelerator accelerator = accelerator();
        DeviceLimits limits = accelerator.limits();
        Lowered<Program> lowered = lower(graph, accelerator);
        DeviceMemory memory = lowered.program().memory();
        MemoryPlan plan = memory.plan();
        if (plan.bytes() > limits.bytes()) {
            throw new InsufficientMemoryException("this graph needs " + plan + ", but TornadoVM may take "
                    + (limits.bytes() >> 20) + " MiB of " + accelerator.device().description()
                    + "; raise -Dtornado.device.memory where the device has more, or use a smaller batch or a smaller"
                    + " image");
        }
        long largest = memory.largestArray();
        if (largest > limits.arrayBytes()) {
            throw new InsufficientMemoryException("this graph needs an array of " + (largest >> 20) + " MiB, but "
                    + accelerator.device().description() + " has none of more than " + (limits.arrayBytes() >> 20)
                    + "; use a smaller batch or a smaller image");
        }
        limits.check();
        try {
            return new TornadoExecutable(graph, lowered, accelerator);
        } catch (RuntimeException | Error failure) {
            memory.release();
            throw failure;
        }
    }

    private Lowered<Program> lower(Graph graph, Accelerator accelerator) {
        DeviceLimits limits = accelerator.limits();
        MatrixMultiplier multiplier = multipliers.apply(accelerator);
        return Lowered.within(limits.bytes(), graph, optimized -> Lowering.of(optimized, limits, multiplier),
                program -> program.memory().plan());
    }
}
