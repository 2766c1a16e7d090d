package bowman.segment;

/** What to do where a segmentation was begun before and has not ended. */
public enum Continuation {
    /** Refuse to begin another in its place. */
    REFUSE,
    /** Go on with it; begin if there is none. */
    RESUME
}
