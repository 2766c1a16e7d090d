package bowman;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShippedClassPathTest {

    /** What stands in for TornadoVM in tests computes as it does and accelerates nothing: nobody may get it unasked. */
    @Test
    void standInForTornadoVmIsNotOnIt() {
        ClassLoader loader = ShippedClassPathTest.class.getClassLoader();
        assertThat(loader.getResource("bowman/kernels/vector/VectorBackend.class")).as("the kernels").isNotNull();
        assertThat(loader.getResource("uk/ac/manchester/tornado/api/TaskGraph.class")).isNull();
    }
}
