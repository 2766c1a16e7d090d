package bowman.kernels.tornado.device;

import java.util.function.Supplier;
import uk.ac.manchester.tornado.api.TornadoDeviceContext;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;

/**
 * Lets the plans of a device be compiled, run and end one after the other, whatever the threads. When a plan gives its
 * memory back, TornadoVM marks the device, and refuses from then on to run plans that were compiled ahead, though
 * nothing of theirs has gone.
 *
 * @param context what TornadoVM has once for a device, and so the lock
 */
public record DeviceLock(TornadoDeviceContext context) {

    public <T> T take(Supplier<T> turn) {
        synchronized (context) {
            context.setResetToFalse();
            return turn.get();
        }
    }

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
