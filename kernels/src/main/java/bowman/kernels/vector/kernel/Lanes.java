package bowman.kernels.vector.kernel;

import static bowman.kernels.vector.kernel.VectorShape.LANES;
import static bowman.kernels.vector.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;

/**
 * Reductions over the lanes of a vector. Sums have a fixed order, pairwise by halves. {@code reduceLanes} leaves the
 * order unspecified, and it does differ between the interpreter and the JIT compiler, so that results would change in
 * their last bits once a loop is compiled.
 */
final class Lanes {

    private static final VectorShuffle<Float> BY_EIGHT = VectorShuffle.iota(SPECIES, 8, 1, true);
    private static final VectorShuffle<Float> BY_FOUR = VectorShuffle.iota(SPECIES, 4, 1, true);
    private static final VectorShuffle<Float> BY_TWO = VectorShuffle.iota(SPECIES, 2, 1, true);
    private static final VectorShuffle<Float> BY_ONE = VectorShuffle.iota(SPECIES, 1, 1, true);

    private Lanes() {
    }

    /** The sum of 2, 4, 8 or 16 lanes. */
    static float sum(FloatVector vector) {
        FloatVector sum = vector;
        if (LANES > 8) {
            sum = sum.add(sum.rearrange(BY_EIGHT));
        }
        if (LANES > 4) {
            sum = sum.add(sum.rearrange(BY_FOUR));
        }
        if (LANES > 2) {
            sum = sum.add(sum.rearrange(BY_TWO));
        }
        return sum.add(sum.rearrange(BY_ONE)).lane(0);
    }

    /** The largest lane. */
    static float max(FloatVector vector) {
        return vector.reduceLanes(VectorOperators.MAX);
    }
}
