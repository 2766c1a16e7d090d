package bowman.io.synthetic;

/**
 * A round structure in the cortex.
 *
 * @param kind its kind
 * @param outline its outline
 */
record Structure(Kind kind, Outline outline) {

    /** Kind of a structure; all but the first are distractors of the size of a glomerulus. */
    enum Kind {
        /** A glomerulus. */
        GLOMERULUS,
        /** A wide tubule filled with protein. */
        CAST,
        /** A wide, empty tubule. */
        DILATED_TUBULE,
        /** A small artery or vein. */
        VESSEL,
        /** A cluster of inflammatory cells between tubules. */
        INFILTRATE
    }
}
