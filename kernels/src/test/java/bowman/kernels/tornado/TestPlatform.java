package bowman.kernels.tornado;

/** The device that tests run on: that of the plain-JVM implementation, or of an SDK that Java was started with. */
final class TestPlatform {

    private TestPlatform() {
    }

    static TornadoBackend backend() {
        return new TornadoBackend(new Platform("java.base"), "");
    }
}
