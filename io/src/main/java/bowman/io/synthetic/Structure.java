package bowman.io.synthetic;

/**
 * Something round in the cortex.
 *
 * @param kind what it is
 * @param outline where it ends
 */
record Structure(Kind kind, Outline outline) {

    /** What there is; all but the first have the size of a glomerulus and are none. */
    enum Kind {
        GLOMERULUS,
        /** A wide tubule filled with protein. */
        CAST,
        /** A wide, empty tubule. */
        DILATED_TUBULE,
        /** A small artery or vein. */
        VESSEL,
        /** A crowd of inflammatory cells between tubules. */
        INFILTRATE
    }
}
