package bowman.kernels.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one vector shape of this JVM, and the inner loops written with it. Mixing shapes in one JVM makes the JIT
 * compiler box vectors, so there is only this one.
 */
final class VectorKernels {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private VectorKernels() {
    }

    static Kernels all() {
        return new Kernels(LANES, new VectorGemm(), new VectorWinograd(), new VectorDepthwise(), new VectorSoftmax(),
                new VectorNormalization(), new VectorPointwise(), new VectorResampling(), new VectorUpdate());
    }
}
