package bowman.io.synthetic;

import bowman.io.synthetic.Structure.Kind;

/** Draws one structure. */
@FunctionalInterface
interface StructurePainter {

    /** The tissue at a point that is {@code depth} pixels inside the structure's outline. */
    Tissue at(double x, double y, double depth);

    static StructurePainter of(Structure structure) {
        return structure.kind() == Kind.GLOMERULUS
                ? new GlomerulusPainter(structure.outline())::at
                : new DistractorPainter(structure)::at;
    }
}
