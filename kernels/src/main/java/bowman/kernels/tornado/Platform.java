package bowman.kernels.tornado;

import bowman.runtime.Backend.Availability;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/** Where TornadoVM and a device come from. Nothing of TornadoVM is touched before {@link #device()}. */
interface Platform {

    /** Whether there is a device, and why. */
    Availability availability();

    TornadoDevice device();

    default DeviceLimits limits() {
        return DeviceLimits.of(device(), MemorySize.ofProperty());
    }

    /** A device that is there. */
    record OfDevice(TornadoDevice device) implements Platform {

        @Override
        public Availability availability() {
            return new Availability(true, 20, device.getDescription());
        }
    }

    /** The TornadoVM that the JVM was started with, if it was. */
    record Installed() implements Platform {

        private static final String MODULE = "tornado.runtime";

        @Override
        public Availability availability() {
            if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
                return new Availability(false, 20, "Java was started without TornadoVM; install its SDK, set"
                        + " TORNADOVM_HOME and start Java with @$TORNADOVM_HOME/tornado-argfile");
            }
            return new OfDevice(device()).availability();
        }

        @Override
        public TornadoDevice device() {
            return TornadoRuntimeProvider.getTornadoRuntime().getDefaultDevice();
        }
    }
}
