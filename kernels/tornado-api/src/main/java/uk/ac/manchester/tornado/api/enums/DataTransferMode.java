package uk.ac.manchester.tornado.api.enums;

/** The time at which data are copied between host and device. */
public class DataTransferMode {

    /** To the device once, before the first execution of the graph in a plan. */
    public static final int FIRST_EXECUTION = 0;

    /** At every execution of the graph. */
    public static final int EVERY_EXECUTION = 1;

    /** To the host only when it is requested from the result of an execution. */
    public static final int UNDER_DEMAND = 2;
}
