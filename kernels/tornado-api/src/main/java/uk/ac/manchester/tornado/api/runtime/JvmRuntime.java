package uk.ac.manchester.tornado.api.runtime;

import java.util.List;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.TornadoRuntime;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;

/** One backend with one device: the JVM itself. */
enum JvmRuntime implements TornadoRuntime, TornadoBackend {

    INSTANCE;

    private final List<TornadoDevice> devices = List.of(new JvmDevice(new JvmDeviceContext()));

    @Override
    public TornadoBackend getBackend(int index) {
        return List.of(this).get(index);
    }

    @Override
    public TornadoVMBackendType getBackendType(int index) {
        return getBackend(index).getBackendType();
    }

    @Override
    public int getNumBackends() {
        return 1;
    }

    @Override
    public TornadoDevice getDefaultDevice() {
        return devices.getFirst();
    }

    @Override
    public int getNumDevices() {
        return devices.size();
    }

    @Override
    public TornadoDevice getDevice(int index) {
        return devices.get(index);
    }

    @Override
    public List<TornadoDevice> getAllDevices() {
        return devices;
    }

    @Override
    public String getName() {
        return JvmDevice.NAME;
    }

    @Override
    public TornadoVMBackendType getBackendType() {
        return TornadoVMBackendType.JAVA;
    }
}
