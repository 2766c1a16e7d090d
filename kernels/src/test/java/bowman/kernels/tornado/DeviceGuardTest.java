package bowman.kernels.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.runtime.BackendException;
import bowman.runtime.Device;
import org.junit.jupiter.api.Test;

class DeviceGuardTest {

    private static final DeviceGuard GUARD = new DeviceGuard(new Device("0:0", "Some GPU through TornadoVM, PTX", 1));

    @Test
    void whatSucceedsIsGivenBack() {
        assertThat(GUARD.<Integer>call(() -> 7)).isEqualTo(7);
    }

    @Test
    void whatTornadoVmSaysBecomesOneSentence() {
        RuntimeException failure = new IllegalStateException(
                "\u001B[31mBailout is disabled. \nReason: no memory\u001B[0m\nStacktrace: [a, b, c]");
        assertThatThrownBy(() -> GUARD.call(() -> {
            throw failure;
        })).isInstanceOf(BackendException.class).hasCause(failure).hasMessage("TornadoVM failed on Some GPU through"
                + " TornadoVM, PTX (Bailout is disabled., Reason: no memory); take another device (--device), a smaller"
                + " batch or image, or --backend vector");
    }
}
