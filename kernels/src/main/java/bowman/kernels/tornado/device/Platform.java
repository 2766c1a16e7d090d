package bowman.kernels.tornado.device;

import bowman.runtime.Backend.Availability;
import java.util.List;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;

/**
 * The TornadoVM that Java was started with, if any.
 *
 * @param module the module whose presence shows it; no class of TornadoVM is loaded before
 */
public record Platform(String module) {

    /** The TornadoVM of an installed SDK. */
    public static final Platform SDK = new Platform("tornado.runtime");

    /** The rank of a GPU, above that of the Vector API. */
    private static final int GPU_RANK = 20;

    /**
     * The rank of other devices, below that of the Vector API, which is faster on a processor than kernels that were
     * written for GPUs.
     */
    private static final int OTHER_RANK = 5;

    /** The rank where Java was started without TornadoVM. */
    private static final int UNASKED_RANK = 0;

    public Availability availability() {
        if (ModuleLayer.boot().findModule(module).isEmpty()) {
            return new Availability(false, UNASKED_RANK, "Java was started without TornadoVM; install its SDK, set"
                    + " TORNADOVM_HOME to it and start Java with @$TORNADOVM_HOME/tornado-argfile");
        }
        try {
            List<Accelerator> accelerators = accelerators();
            if (accelerators.isEmpty()) {
                return absent("it lists none");
            }
            Accelerator first = accelerators.getFirst();
            boolean gpu = first.tornado().getDeviceType() == TornadoDeviceType.GPU;
            return new Availability(true, gpu ? GPU_RANK : OTHER_RANK, first.device().description());
        } catch (VirtualMachineError failure) {
            throw failure;
        } catch (RuntimeException | Error failure) {
            return absent(DeviceGuard.message(failure));
        }
    }

    private static Availability absent(String reason) {
        return new Availability(false, GPU_RANK, "TornadoVM finds no device (" + reason
                + "); install the driver of a GPU, or the TornadoVM SDK that fits it");
    }

    /** Returns all devices, TornadoVM's default first; to be called only where TornadoVM is available. */
    public List<Accelerator> accelerators() {
        return Accelerator.all();
    }
}
