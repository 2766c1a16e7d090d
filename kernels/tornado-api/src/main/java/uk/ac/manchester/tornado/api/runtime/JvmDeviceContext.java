package uk.ac.manchester.tornado.api.runtime;

import uk.ac.manchester.tornado.api.TornadoDeviceContext;

/** The mark of a reset on the JVM as a device. */
final class JvmDeviceContext implements TornadoDeviceContext {

    private volatile boolean reset;

    @Override
    public boolean wasReset() {
        return reset;
    }

    @Override
    public void reset(long executionPlanId) {
        reset = true;
    }

    @Override
    public void setResetToFalse() {
        reset = false;
    }
}
