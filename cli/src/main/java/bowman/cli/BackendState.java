package bowman.cli;

import bowman.runtime.Backend;
import bowman.runtime.Backend.Availability;
import bowman.runtime.Device;
import java.util.List;
import java.util.stream.Stream;

/**
 * The availability and the devices of a backend.
 *
 * @param backend the backend
 * @param availability whether it can run here; a backend that throws when asked cannot
 * @param devices the devices that it can compute on
 */
record BackendState(Backend backend, Availability availability, List<Device> devices) {

    /** Queries a backend; if its driver throws, the message becomes the reason why it is unavailable. */
    static BackendState of(Backend backend) {
        try {
            return new BackendState(backend, backend.availability(), backend.devices());
        } catch (RuntimeException | LinkageError failure) {
            String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            return new BackendState(backend, new Availability(false, 0, "it cannot be queried (" + reason + ")"),
                    List.of());
        }
    }

    String name() {
        return backend.name();
    }

    /** This backend on each of its devices. */
    Stream<Examination.Subject> subjects() {
        return devices.stream().map(device -> new Examination.Subject(backend.on(device.id()), device));
    }
}
