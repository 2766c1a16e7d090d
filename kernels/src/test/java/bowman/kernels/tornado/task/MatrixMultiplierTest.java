package bowman.kernels.tornado.task;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.kernels.tornado.task.MatrixMultiplier.Library;
import bowman.kernels.tornado.task.MatrixMultiplier.NoLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
