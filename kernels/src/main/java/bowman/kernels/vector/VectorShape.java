package bowman.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one vector shape of this JVM. Mixing shapes in one JVM makes the JIT compiler box vectors, so there is only this
 * one.
 */
final class VectorShape {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private VectorShape() {
    }
}
