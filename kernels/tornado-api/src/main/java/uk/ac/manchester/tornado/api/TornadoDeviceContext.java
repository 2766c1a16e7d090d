package uk.ac.manchester.tornado.api;

/** The state that the plans of a device share. */
public interface TornadoDeviceContext {

    /** Returns whether a plan has released its memory; plans that were compiled before they ran then refuse to run. */
    boolean wasReset();

    /** Records that a plan releases its memory. */
    void reset(long executionPlanId);

    void setResetToFalse();
}
