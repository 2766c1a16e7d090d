package bowman.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.reference.ReferenceBackend;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackendsTest {

    private static final Backend FAST = FakeBackend.usable("fast", 10, Device.HOST);
    private static final Backend SLOW = FakeBackend.usable("slow", 0, Device.HOST);
    private static final Backend GPU = FakeBackend.usable("gpu", 20, "0:0", "0:1");
    private static final Backend ABSENT = FakeBackend.unusable("absent", 30, "install its driver");

    @Test
    void theUsableBackendOfTheHighestRankIsChosen() {
        assertThat(Backends.best(List.of(SLOW, ABSENT, FAST))).isSameAs(FAST);
    }

    @Test
    void aBackendOnTheHostNeedsNoOtherBehindIt() {
        Backend processorThroughADriver = FakeBackend.usable("gpu", 5, "0:0");
        assertThat(Backends.best(List.of(processorThroughADriver, FAST))).isSameAs(FAST);
    }

    @Test
    void aBackendOnAnotherDeviceHasTheBestOneOnTheHostBehindIt() {
        Backend best = Backends.best(List.of(SLOW, GPU, FAST));
        assertThat(best).isInstanceOf(FallbackBackend.class);
        assertThat(best.name()).isEqualTo("gpu");
        assertThat(best.availability().reason()).isEqualTo("gpu is there");
        assertThat(best.devices()).extracting(Device::id).containsExactly("0:0", "0:1");
    }

    @Test
    void aBackendOnAnotherDeviceAloneIsChosenAsItIs() {
        assertThat(Backends.best(List.of(GPU, ABSENT))).isSameAs(GPU);
    }

    @Test
    void theChoiceIsLoggedAndSoIsABetterBackendThatCannotRun() {
        FakeBackend nobodyMisses = FakeBackend.unusable("unasked", 0, "it is not installed");
        try (BackendsLog log = new BackendsLog()) {
            assertThat(Backends.announced(List.of(FAST, ABSENT, SLOW, nobodyMisses))).isSameAs(FAST);
            assertThat(log.lines()).containsExactly("WARNING cannot use backend absent: install its driver",
                    "INFO backend fast: fast is there");
        }
    }

    @Test
    void withoutAnyUsableBackendEachOnesReasonIsSaid() {
        List<Backend> unusable = List.of(ABSENT, FakeBackend.unusable("old", 1, "start Java anew"));
        assertThatThrownBy(() -> Backends.best(unusable)).isInstanceOf(NoBackendException.class)
                .hasMessage("no backend can run here: absent: install its driver; old: start Java anew");
    }

    @Test
    void withoutAnyBackendTheMissingModuleIsNamed() {
        assertThatThrownBy(() -> Backends.best(List.of())).isInstanceOf(NoBackendException.class)
                .hasMessage("no backend can run here: add the bowman kernels module to the class path");
    }

    @Test
    void aBackendIsTakenOnTheDeviceThatWasAskedFor() {
        Backend chosen = Backends.named(List.of(FAST, GPU), "gpu", "0:1");
        assertThat(chosen.devices()).extracting(Device::id).containsExactly("0:1");
    }

    @Test
    void automaticallyTheBestBackendThatHasTheDeviceIsTaken() {
        List<Backend> backends = List.of(SLOW, FAST, GPU);
        assertThat(Backends.named(backends, "auto", Device.HOST).name()).isEqualTo("fast");
        assertThat(Backends.named(backends, "auto", "0:1").devices()).extracting(Device::id).containsExactly("0:1");
    }

    /** A device that is asked for by name is used, or an exception is thrown. */
    @Test
    void aDeviceThatWasAskedForHasNothingBehindIt() {
        assertThat(Backends.named(List.of(FAST, GPU), "auto", "0:1")).isInstanceOf(FakeBackend.class);
    }

    @Test
    void anUnknownDeviceIsRefusedWithWhatThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backends.named(List.of(FAST, SLOW, GPU), "auto", "7:0"))
                .withMessage("there is no device 7:0; there are cpu, 0:0, 0:1");
    }

    @Test
    void anUnknownBackendIsRefusedWithWhatThereIs() {
        assertThatIllegalArgumentException().isThrownBy(() -> Backends.named(List.of(FAST, GPU), "quick", "0:0"))
                .withMessage("there is no backend quick; there are fast, gpu");
    }

    @Test
    void anUnusableBackendIsRefusedWithItsReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> Backends.named(List.of(FAST, ABSENT), "absent", "0:0"))
                .withMessage("backend absent cannot run here: install its driver");
    }

    @Test
    void aDeviceOfAnotherBackendIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Backends.named(List.of(FAST, GPU), "fast", "0:0"))
                .withMessage("fast has no device 0:0");
    }

    @Test
    void backendsOnTheHostHaveOneDevice() {
        HostBackend host = new ReferenceBackend();
        assertThat(host.devices()).singleElement().satisfies(device -> {
            assertThat(device.id()).isEqualTo(Device.HOST);
            assertThat(device.bytes()).isEqualTo(Runtime.getRuntime().maxMemory());
        });
        assertThat(host.on(Device.HOST)).isSameAs(host);
        assertThatIllegalArgumentException().isThrownBy(() -> host.on("0:0"))
                .withMessage("backend reference has no device 0:0 but cpu");
    }
}
