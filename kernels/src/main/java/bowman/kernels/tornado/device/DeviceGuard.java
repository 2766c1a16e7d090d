package bowman.kernels.tornado.device;

import bowman.runtime.BackendException;
import bowman.runtime.Device;
import java.util.function.Supplier;

/**
 * Turns TornadoVM's exceptions, whose messages have colour codes, several lines and a stack trace, into one sentence.
 */
public record DeviceGuard(Device device) {

    private static final String COLOURS = "\u001B\\[[0-9;]*m";

    /**
     * Calls TornadoVM.
     *
     * @throws BackendException if the call fails
     */
    public <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (VirtualMachineError failure) {
            throw failure;
        } catch (RuntimeException | Error failure) {
            // TornadoVM reports limits of its compiler by its own subclasses of Error, as Graal in it does.
            throw new BackendException("TornadoVM failed on " + device.description() + " (" + message(failure)
                    + "); take another device (--device), a smaller batch or image, or --backend vector", failure);
        }
    }

    /** The message of a failure, in one line; where a class could not be initialized, the message of the cause. */
    static String message(Throwable failure) {
        if (failure.getCause() != null && (failure.getMessage() == null || failure instanceof LinkageError)) {
            return message(failure.getCause());
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return String.join(", ", message.replaceAll(COLOURS, "").lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("Stacktrace")).toList());
    }
}
