package bowman.cli;

import bowman.runtime.Backend;
import bowman.runtime.Backend.Availability;
import bowman.runtime.Device;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a backend says of itself.
 *
 * @param backend the backend
 * @param availability whether it can run here; a backend that fails when it is asked cannot
 * @param devices what it can compute on
 */
record BackendState(Backend backend, Availability availability, List<Device> devices) {

    /** Asks a backend; a driver that fails then is its reason, not the end of the report. */
    static BackendState of(Backend backend) {
        try {
            return new BackendState(backend, backend.availability(), backend.devices());
        } catch (RuntimeException | LinkageError failure) {
            String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            return new BackendState(backend, new Availability(false, 0, "it does not answer (" + reason + ")"),
                    List.of());
        }
    }

    String name() {
        return backend.name();
    }

    /** Each device with this backend on it. */
    Stream<Examination.Subject> subjects() {
        return devices.stream().map(device -> new Examination.Subject(backend.on(device.id()), device));
    }
}
