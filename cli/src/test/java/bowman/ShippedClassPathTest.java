package bowman;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShippedClassPathTest {

    /** The stand-in for TornadoVM computes as it does and accelerates nothing, so it must not be shipped. */
    @Test
    void standInForTornadoVmIsNotOnIt() {
        ClassLoader loader = ShippedClassPathTest.class.getClassLoader();
        assertThat(loader.getResource("bowman/kernels/vector/VectorBackend.class")).as("the kernels").isNotNull();
        assertThat(loader.getResource("uk/ac/manchester/tornado/api/TaskGraph.class")).isNull();
    }
}
