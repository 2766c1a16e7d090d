package bowman.kernels.tornado.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.runtime.BackendException;
import bowman.runtime.Device;
import org.junit.jupiter.api.Test;

class DeviceGuardTest {

    private static final DeviceGuard GUARD = new DeviceGuard(new Device("0:0", "a GPU", 1));

    @Test
    void whatSucceedsIsGivenBack() {
        assertThat(GUARD.<Integer>call(() -> 7)).isEqualTo(7);
    }

    @Test
    void aFailureOfTheDeviceIsSaidInOneSentence() {
        assertThatThrownBy(() -> GUARD.call(() -> {
            throw new IllegalStateException("\u001B[31mno kernel\u001B[0m\n\n  for half floats\nStacktrace: at x");
        })).isInstanceOf(BackendException.class).hasMessage("TornadoVM failed on a GPU (no kernel, for half floats);"
                + " take another device (--device), a smaller batch or image, or --backend vector");
    }

    /** TornadoVM's TornadoInternalError and Graal's GraalError are errors, not exceptions. */
    @Test
    void anErrorOfTheCompilerIsAFailureOfTheDevice() {
        assertThatThrownBy(() -> GUARD.call(() -> {
            throw new CompilerError("should not reach here");
        })).isInstanceOf(BackendException.class).hasMessageContaining("on a GPU (should not reach here);");
    }

    @Test
    void anErrorOfTheJvmIsNotTheDevices() {
        assertThatThrownBy(() -> GUARD.call(() -> {
            throw new OutOfMemoryError("Java heap space");
        })).isInstanceOf(OutOfMemoryError.class);
    }

    private static final class CompilerError extends Error {

        CompilerError(String message) {
            super(message);
        }
    }

    /** Java wraps the cause the first time that a class is asked for, and only names the class from then on. */
    @Test
    void whereAClassCannotBeInitializedTheCauseIsSaid() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> GUARD.call(Uninitializable::new)).isInstanceOf(BackendException.class)
                    .hasMessageContaining("no platform found");
        }
    }

    private static final class Uninitializable {

        @SuppressWarnings("unused") // its initializer fails
        static final int PLATFORMS = find();

        private static int find() {
            throw new IllegalStateException("no platform found");
        }
    }
}
