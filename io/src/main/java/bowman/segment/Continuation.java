package bowman.segment;

/** Treatment of an unfinished segmentation. */
public enum Continuation {
    /** Throw instead of replacing it. */
    REFUSE,
    /** Resume it; start a new one if there is none. */
    RESUME
}
