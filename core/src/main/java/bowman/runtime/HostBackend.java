package bowman.runtime;

import java.util.List;

/** A backend that computes on the processor that the JVM runs on, and on no other device. */
public interface HostBackend extends Backend {

    @Override
    default List<Device> devices() {
        return availability().usable() ? List.of(new Device(Device.HOST, System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores", Runtime.getRuntime().maxMemory())) : List.of();
    }

    @Override
    default Backend on(String device) {
        if (!device.equals(Device.HOST)) {
            throw new IllegalArgumentException("backend " + name() + " has no device " + device + " but "
                    + Device.HOST);
        }
        return this;
    }
}
