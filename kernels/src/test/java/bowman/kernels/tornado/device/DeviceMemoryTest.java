package bowman.kernels.tornado.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.Shape;
import bowman.runtime.InsufficientMemoryException;
import org.junit.jupiter.api.Test;

class DeviceMemoryTest {

    /** Java's limit of memory outside the heap is far below the 8 GiB in tests. */
    @Test
    void aHostWithoutRoomForTheArraysIsSaidInOneSentence() {
        DeviceMemory memory = new DeviceMemory();
        memory.reserve(DeviceMemory.RESIDENT, Shape.of(Integer.MAX_VALUE - 64));
        assertThatThrownBy(memory::allocate).isInstanceOf(InsufficientMemoryException.class)
                .message()
                .startsWith("TornadoVM needs the 8191 MiB that this graph takes on the device on the host too")
                .endsWith("raise -XX:MaxDirectMemorySize where the machine has more, or use a smaller batch or a"
                        + " smaller image");
        assertThat(memory.isAllocated()).as("anything is held").isFalse();
    }
}
