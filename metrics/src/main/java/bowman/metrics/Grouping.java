package bowman.metrics;

/** What makes the positive pixels of a mask one instance. */
public enum Grouping {

    /** Pixels of one value that are connected. */
    CONNECTED,

    /** All pixels of one value, also if they are in several pieces: the value is the number of the instance. */
    LABELLED
}
