package bowman.kernels.tornado;

import static org.assertj.core.api.Assertions.assertThat;
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

/** Graphs that do not fit into one array of a device, or not into all its memory. */
class GraphMemoryTest {

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
    void valuesAreSpreadOverArraysThatTheDeviceAllows() {
        int arrayBytes = 16 << 10;
        DeviceLimits limits = new DeviceLimits(4, 256, 48 << 10, arrayBytes, 1L << 30);
        Program program = Lowering.of(graph(), limits, new MatrixMultiplier.NoLibrary());
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
