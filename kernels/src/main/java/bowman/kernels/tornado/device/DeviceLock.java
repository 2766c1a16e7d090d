package bowman.kernels.tornado.device;

import java.util.function.Supplier;
import uk.ac.manchester.tornado.api.TornadoDeviceContext;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;

/**
 * Compiles, runs and closes the plans of a device one after the other, whatever the threads. When a plan releases its
 * memory, TornadoVM marks the device as reset, and from then on refuses to run plans that were compiled before, though
 * their memory is intact.
 *
 * @param context the lock: the object that TornadoVM has once for each device
 */
public record DeviceLock(TornadoDeviceContext context) {

    /** Runs an action on the device while no other plan uses it. */
    public <T> T run(Supplier<T> action) {
        synchronized (context) {
            context.setResetToFalse();
            return action.get();
        }
    }

    /** Releases the memory of a plan and closes it. */
    public void close(TornadoExecutionPlan plan) {
        synchronized (context) {
            try {
                plan.freeDeviceMemory();
                plan.close();
            } catch (TornadoExecutionPlanException e) {
                throw new IllegalStateException("TornadoVM could not close a plan: " + e.getMessage(), e);
            }
        }
    }
}
