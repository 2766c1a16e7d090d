package bowman.metrics;

/** Which pixels are neighbours. */
public enum Connectivity {

    /** Those that share an edge. */
    FOUR,

    /** Those that share an edge or a corner. */
    EIGHT
}
