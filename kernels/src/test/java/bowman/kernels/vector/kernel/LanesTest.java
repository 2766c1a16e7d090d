package bowman.kernels.vector.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class LanesTest {

    private static final int LANES = VectorShape.LANES;

    /** The system property with the number of lanes that the JVM was asked for. */
    private static final String ASKED_FOR = "bowman.test.lanes";

    /** Long enough for the loop to be interpreted first, then compiled, then compiled again. */
    private static final int RUNS = 300_000;

    /** Otherwise a run that asks for narrower vectors would test the usual ones again. */
    @Test
    @EnabledIfSystemProperty(named = ASKED_FOR, matches = ".+", disabledReason = "vectors as wide as they come")
    void vectorsHaveAsManyLanesAsThisRunIsFor() {
        int lanes = Integer.getInteger(ASKED_FOR);
        assumeTrue(LANES >= lanes, () -> "the processor has no vectors of " + lanes + " lanes");
        assertThat(LANES).isEqualTo(lanes);
    }

    @Test
    void theOrderIsTheSameBeforeAndAfterCompilation() {
        float[] numbers = new float[LANES];
        Random random = new Random(1);
        for (int run = 0; run < RUNS; run++) {
            for (int i = 0; i < LANES; i++) {
                numbers[i] = (float) random.nextGaussian();
            }
            float sum = Lanes.sum(FloatVector.fromArray(VectorShape.SPECIES, numbers, 0));
            float expected = halves(numbers.clone());
            if (sum != expected) {
                assertThat(sum).as("sum of the lanes in run " + run).isEqualTo(expected);
            }
        }
    }

    private static float halves(float[] numbers) {
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                numbers[i] += numbers[i + half];
            }
        }
        return numbers[0];
    }
}
