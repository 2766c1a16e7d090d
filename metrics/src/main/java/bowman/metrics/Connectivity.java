package bowman.metrics;

/** Neighbourhood by which pixels form a connected component. */
public enum Connectivity {

    /** Neighbours share an edge. */
    FOUR,

    /** Neighbours share an edge or a corner. */
    EIGHT
}
