package bowman.kernels.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.kernels.tornado.MatrixMultiplier.Library;
import bowman.kernels.tornado.MatrixMultiplier.NoLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;

class MatrixMultiplierTest {

    private static final String PRESENT = "java.base";
    private static final String ABSENT = "no.such.module";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cudaWithTheModuleHasTheLibrary(boolean tf32) {
        assertThat(MatrixMultiplier.of(TornadoVMBackendType.CUDA, PRESENT, tf32))
                .isInstanceOfSatisfying(Library.class, library -> assertThat(library.gemm().tf32()).isEqualTo(tf32));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CUDA")
    void otherKindsHaveNone(TornadoVMBackendType backend) {
        assertThat(MatrixMultiplier.of(backend, PRESENT, false)).isEqualTo(new NoLibrary());
    }

    @Test
    void cudaWithoutTheModuleHasNone() {
        assertThat(MatrixMultiplier.of(TornadoVMBackendType.CUDA, ABSENT, false)).isEqualTo(new NoLibrary());
    }

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
}
