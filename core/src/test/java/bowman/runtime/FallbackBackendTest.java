package bowman.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.Graph;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FallbackBackendTest {

    private static final Graph GRAPH = new Graph(List.of(), Map.of());
    private static final FakeBackend GPU = FakeBackend.usable("gpu", 20, "0:0");
    private static final FakeBackend HOST = FakeBackend.usable("host", 10, Device.HOST);

    private final BackendsLog log = new BackendsLog();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void whatTheDeviceCanTakeItComputesWithoutAWord() {
        assertThat(compiledBy(GPU, HOST)).isEqualTo("gpu");
        assertThat(log.lines()).isEmpty();
    }

    static Stream<RuntimeException> failuresOfTheDevice() {
        return Stream.of(new BackendException("the driver is gone", new IllegalStateException("code -5")),
                new InsufficientMemoryException("it needs 9 GiB and there are 8"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheDevice")
    void whatTheDeviceCannotTakeTheHostComputesAndThatIsSaid(RuntimeException failure) {
        assertThat(compiledBy(GPU.failing(failure), HOST)).isEqualTo("host");
        assertThat(log.lines()).containsExactly("WARNING backend gpu cannot run this network, host does: "
                + failure.getMessage());
    }

    @Test
    void aDefectIsNotHiddenByTheHost() {
        FakeBackend defective = GPU.failing(new IllegalStateException("a defect"));
        assertThatThrownBy(() -> compiledBy(defective, HOST)).hasMessage("a defect");
    }

    @Test
    void whatTheHostCannotTakeEitherIsAnError() {
        FakeBackend full = GPU.failing(new InsufficientMemoryException("the device is full"));
        FakeBackend fullToo = HOST.failing(new InsufficientMemoryException("the host is full"));
        assertThatThrownBy(() -> compiledBy(full, fullToo)).isInstanceOf(InsufficientMemoryException.class)
                .hasMessage("the host is full");
    }

    private static String compiledBy(Backend first, Backend host) {
        try (Workers workers = new Workers(1);
                Executable executable = new FallbackBackend(first, host).compile(GRAPH, workers)) {
            return ((FakeBackend.Compiled) executable).backend();
        }
    }
}
