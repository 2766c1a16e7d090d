package bowman.kernels.vector.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The one vector shape of this JVM: mixing shapes in one JVM makes the JIT compiler box vectors. */
public final class VectorShape {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    public static final int LANES = SPECIES.length();

    private VectorShape() {
    }
}
