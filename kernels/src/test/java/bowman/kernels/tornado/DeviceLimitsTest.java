package bowman.kernels.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.kernels.tornado.device.DeviceLimits;
import bowman.kernels.tornado.device.MemorySize;
import bowman.kernels.tornado.task.MatrixMultiplier;
import bowman.kernels.tornado.task.Program;
import bowman.runtime.InsufficientMemoryException;
import bowman.runtime.Workers;
import org.junit.jupiter.api.Test;

class DeviceLimitsTest {

    private static DeviceLimits limits(long groupItems, long localBytes, long arrayBytes) {
        return new DeviceLimits(4, groupItems, localBytes, arrayBytes, 1L << 30);
    }

    /** Eight maps of 4 KiB that are all needed at the end. */
    private static Graph graph() {
        GraphBuilder builder = new GraphBuilder();
        Value[] maps = new Value[8];
        for (int i = 0; i < maps.length; i++) {
            maps[i] = builder.softmax(builder.input("x" + i, Shape.map(1, 8, 8, 16)));
        }
        return builder.output("y", builder.sum(maps)).build();
    }

    @Test
    void smallWorkGroupsAreRefused() {
        assertThatCode(limits(256, 32 << 10, 1 << 20)::check).doesNotThrowAnyException();
        assertThatThrownBy(limits(128, 32 << 10, 1 << 20)::check).isInstanceOf(InsufficientMemoryException.class)
                .hasMessageContaining("256 items").hasMessageContaining("allows 128").hasMessageContaining("--device");
        assertThatThrownBy(limits(256, 16 << 10, 1 << 20)::check).isInstanceOf(InsufficientMemoryException.class)
                .hasMessageContaining("32 KiB").hasMessageContaining("with 16 KiB");
    }

    @Test
    void valuesAreSpreadOverArraysThatTheDeviceAllows() {
        int arrayBytes = 16 << 10;
        Program program = Lowering.of(graph(), limits(256, 48 << 10, arrayBytes),
                new MatrixMultiplier.NoLibrary());
        assertThat(program.memory().plan().values()).as("more than an array").isGreaterThan(2 * arrayBytes);
        assertThat(program.memory().arenas()).hasSizeGreaterThan(2)
                .allSatisfy(floats -> assertThat(floats * Float.BYTES).isLessThanOrEqualTo(arrayBytes));
    }

    @Test
    void graphThatTheDeviceHasNoMemoryForIsRefused() {
        assertThat(TestPlatform.backend().devices()).as("TornadoVM reads the property once, for all tests, here")
                .isNotEmpty();
        String before = System.setProperty(MemorySize.PROPERTY, "20KB");
        try {
            assertThatThrownBy(() -> TestPlatform.backend().compile(graph(), Workers.shared()))
                    .isInstanceOf(InsufficientMemoryException.class).hasMessageContaining("-Dtornado.device.memory");
        } finally {
            if (before == null) {
                System.clearProperty(MemorySize.PROPERTY);
            } else {
                System.setProperty(MemorySize.PROPERTY, before);
            }
        }
    }
}
