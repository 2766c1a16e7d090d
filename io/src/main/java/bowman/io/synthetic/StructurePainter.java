package bowman.io.synthetic;

import bowman.io.synthetic.Structure.Kind;

/** Draws one structure. */
@FunctionalInterface
interface StructurePainter {

    /** What is at a point that lies {@code depth} pixels within the structure's outline. */
    Tissue at(double x, double y, double depth);

    static StructurePainter of(Structure structure) {
        return structure.kind() == Kind.GLOMERULUS
                ? new GlomerulusPainter(structure.outline())::at
                : new DistractorPainter(structure)::at;
    }
}
