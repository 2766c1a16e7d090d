package uk.ac.manchester.tornado.api;

/** What the plans of a device share. */
public interface TornadoDeviceContext {

    /** Whether a plan has given its memory back; plans that were compiled before they ran then refuse to run. */
    boolean wasReset();

    /** Notes that a plan gives its memory back. */
    void reset(long executionPlanId);

    void setResetToFalse();
}
