package bowman.kernels.tornado;

import java.util.function.Function;

/** The device that tests run on: that of the plain-JVM implementation, or of an SDK that Java was started with. */
final class TestPlatform {

    private static final Platform PLATFORM = new Platform("java.base");
    private static final String FIRST = "";

    private TestPlatform() {
    }

    static TornadoBackend backend() {
        return new TornadoBackend(PLATFORM, FIRST);
    }

    static TornadoBackend backend(Function<Accelerator, MatrixMultiplier> multipliers) {
        return new TornadoBackend(PLATFORM, FIRST, multipliers);
    }
}
