package bowman.kernels.tornado.device;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.runtime.InsufficientMemoryException;
import org.junit.jupiter.api.Test;

class DeviceLimitsTest {

    private static DeviceLimits limits(long groupItems, long localBytes) {
        return new DeviceLimits(4, groupItems, localBytes, 1 << 20, 1L << 30);
    }

    @Test
    void smallWorkGroupsAreRefused() {
        assertThatCode(limits(256, 32 << 10)::check).doesNotThrowAnyException();
        assertThatThrownBy(limits(128, 32 << 10)::check).isInstanceOf(InsufficientMemoryException.class)
                .hasMessageContaining("256 items").hasMessageContaining("allows 128").hasMessageContaining("--device");
        assertThatThrownBy(limits(256, 16 << 10)::check).isInstanceOf(InsufficientMemoryException.class)
                .hasMessageContaining("32 KiB").hasMessageContaining("with 16 KiB");
    }
}
