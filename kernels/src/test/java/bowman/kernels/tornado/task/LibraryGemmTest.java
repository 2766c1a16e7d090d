package bowman.kernels.tornado.task;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.kernels.tornado.TestPlatform;
import bowman.kernels.tornado.TornadoBackend;
import bowman.runtime.Executable;
import bowman.runtime.Workers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryGemmTest {

    @ParameterizedTest(name = "{0} x {1} x {2}: {3}")
    @CsvSource({"4096, 64, 64, true", "64, 4096, 64, true", "64, 64, 4096, true", "1000000, 63, 576, false",
        "1000000, 576, 63, false", "63, 4096, 4096, false", "4095, 64, 64, false", "65536, 65536, 65536, true"})
    void smallAndThinProductsAreNotWorthTheCopies(int m, int n, int k, boolean worth) {
        assertThat(LibraryGemm.of(false).worth().isGiven(m, n, k)).isEqualTo(worth);
    }

    @ParameterizedTest(name = "{0} rows of {1}: {2} at a time")
    @CsvSource({"10, 100, 10", "11, 100, 6", "1000, 100, 10", "3, 2000, 1", "1, 1, 1"})
    void rowsFitIntoABlock(int rows, int columns, int atATime) {
        assertThat(new LibraryGemm(false, (m, n, k) -> true, 1000).rowsAtATime(rows, columns)).isEqualTo(atATime);
    }

    /** 1 + 2^-12 needs 13 bits, and TF32 has 11. */
    @ParameterizedTest(name = "TF32 {0}: (1 + 2^-12) x 3 is {1}")
    @CsvSource({"false, 3.000732421875", "true, 3"})
    void factorsAreRoundedToTf32OnlyWhereAskedFor(boolean tf32, float expected) {
        Assumptions.assumeTrue(TestPlatform.isPlainJvm(), "a device may round small products less");
        GraphBuilder builder = new GraphBuilder();
        builder.output("y", builder.linear(builder.input("x", Shape.map(1, 1, 1, 1)),
                builder.input("w", Shape.of(1, 1)), builder.input("b", Shape.of(1))));
        TornadoBackend backend = TestPlatform.backend(new LibraryGemm(tf32, (m, n, k) -> true, 1));
        try (Executable executable = backend.compile(builder.build(), Workers.shared())) {
            executable.write("x", new float[] {1 + Math.scalb(1f, -12)});
            executable.write("w", new float[] {3});
            executable.write("b", new float[] {0});
            executable.run();
            assertThat(executable.read("y").data()).containsExactly(expected);
        }
    }
}
