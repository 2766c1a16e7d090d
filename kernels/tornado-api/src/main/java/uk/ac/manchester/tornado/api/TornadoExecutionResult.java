package uk.ac.manchester.tornado.api;

import java.util.Arrays;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** The result of an execution, which is on the device. */
public class TornadoExecutionResult {

    private final TornadoExecutionPlan plan;
    private final TornadoProfilerResult profilerResult;

    TornadoExecutionResult(TornadoExecutionPlan plan, TornadoProfilerResult profilerResult) {
        this.plan = plan;
        this.profilerResult = profilerResult;
    }

    public TornadoProfilerResult getProfilerResult() {
        return profilerResult;
    }

    /**
     * Copies arrays to the host, from the graph that the plan has selected <em>now</em>.
     *
     * @throws TornadoRuntimeException if that graph does not declare them UNDER_DEMAND or persistent
     */
    public TornadoExecutionResult transferToHost(Object... objects) {
        Arrays.stream(objects).map(TornadoNativeArray.class::cast).map(DataRange::new).forEach(plan::transferToHost);
        return this;
    }

    /** Copies a part of an array to the host, otherwise like {@link #transferToHost(Object...)}. */
    public TornadoExecutionResult transferToHost(DataRange range) {
        plan.transferToHost(range);
        return this;
    }

    /** Returns whether the execution has ended: always true. */
    public boolean isReady() {
        return true;
    }
}
