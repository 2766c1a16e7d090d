package bowman.metrics;

/**
 * Treatment of the holes of an instance: background that is cut off from the outside by the instance itself.
 * Background connects as the instance does not, so that a closed curve always has an inside: by edges where instances
 * connect by {@link Connectivity#EIGHT corners too}, by edges and corners where they connect by {@link
 * Connectivity#FOUR edges} (Rosenfeld, 1970).
 */
public enum Holes {

    /** They stay holes, and a component inside one may be an instance of its own. */
    KEEP,

    /** They become part of the instance, together with all components inside them. */
    FILL
}
