package bowman.kernels.tornado.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {

    @ParameterizedTest
    @CsvSource({"8GB, 8589934592", "512mb, 536870912", "64 KB, 65536", "17, 17", "17B, 17"})
    void sizesAreReadAsTornadoVmReadsThem(String size, long bytes) {
        assertThat(MemorySize.parse(size)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GB", "8TB", "-1GB", "8.5GB", "99999999999GB"})
    void anythingElseIsRefusedByName(String size) {
        assertThatIllegalArgumentException().isThrownBy(() -> MemorySize.parse(size))
                .withMessageContaining("-Dtornado.device.memory=" + size).withMessageContaining("512MB or 8GB");
    }
}
