package bowman.kernels.tornado;

import uk.ac.manchester.tornado.api.TornadoDeviceContext;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;

/**
 * Lets the plans of a device run and end one after the other. When a plan gives its memory back, TornadoVM marks the
 * device, and refuses from then on to run plans that were compiled ahead, though nothing of theirs has gone.
 *
 * @param context what TornadoVM has once for a device, and so the lock
 */
record Turns(TornadoDeviceContext context) {

    TornadoExecutionResult execute(TornadoExecutionPlan plan, int graph) {
        synchronized (context) {
            context.setResetToFalse();
            return plan.withGraph(graph).execute();
        }
    }

    void close(TornadoExecutionPlan plan) {
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
