package bowman.kernels.tornado.device;

import bowman.runtime.Device;
import java.util.ArrayList;
import java.util.List;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.TornadoRuntime;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/** A device of TornadoVM, with its description and its limits. */
public record Accelerator(TornadoDevice tornado, Device device, DeviceLimits limits) {

    /** All devices, TornadoVM's default first. */
    static List<Accelerator> all() {
        TornadoRuntime runtime = TornadoRuntimeProvider.getTornadoRuntime();
        long allowed = MemorySize.ofProperty();
        List<Accelerator> all = new ArrayList<>();
        for (int driver = 0; driver < runtime.getNumBackends(); driver++) {
            TornadoBackend backend = runtime.getBackend(driver);
            for (int i = 0; i < backend.getNumDevices(); i++) {
                TornadoDevice device = backend.getDevice(i);
                DeviceLimits limits = DeviceLimits.of(device, allowed);
                all.add(new Accelerator(device, new Device(driver + ":" + i, device.getPhysicalDevice().getDeviceName()
                        + " through TornadoVM, " + backend.getBackendType(), limits.bytes()), limits));
            }
        }
        return all;
    }
}
