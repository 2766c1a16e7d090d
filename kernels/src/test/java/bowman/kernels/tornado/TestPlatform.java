package bowman.kernels.tornado;

import bowman.kernels.tornado.device.Platform;
import bowman.kernels.tornado.task.LibraryGemm;
import bowman.kernels.tornado.task.MatrixMultiplier.Library;
import bowman.kernels.tornado.task.MatrixMultiplier.NoLibrary;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;

/** The device that tests run on: that of the plain-JVM implementation, or of an SDK that Java was started with. */
public final class TestPlatform {

    private static final Platform PLATFORM = new Platform("java.base");
    private static final String FIRST = "";

    private TestPlatform() {
    }

    static TornadoBackend backend() {
        return new TornadoBackend(PLATFORM, FIRST);
    }

    /** With a library wherever the device can call one. */
    public static TornadoBackend backend(LibraryGemm gemm) {
        return new TornadoBackend(PLATFORM, FIRST, _ -> callsLibraries() ? new Library(gemm) : new NoLibrary());
    }

    private static boolean callsLibraries() {
        return isPlainJvm() || kind() == TornadoVMBackendType.CUDA;
    }

    public static boolean isPlainJvm() {
        return kind() == TornadoVMBackendType.JAVA;
    }

    private static TornadoVMBackendType kind() {
        return PLATFORM.accelerators().getFirst().tornado().getTornadoVMBackend();
    }
}
