package bowman.kernels.tornado;

import bowman.contract.ConvolutionContract;
import bowman.kernels.tornado.MatrixMultiplier.Library;
import bowman.kernels.tornado.MatrixMultiplier.NoLibrary;
import bowman.runtime.Backend;

/**
 * All convolutions in one group through cuBLAS, in several parts, on the plain-JVM implementation of TornadoVM or on a
 * CUDA device; a device of another kind cannot call it.
 */
class TornadoLibraryTest extends ConvolutionContract {

    private static final int BLOCK_ELEMENTS = 1 << 13;

    @Override
    protected Backend backend() {
        LibraryGemm gemm = new LibraryGemm(false, (m, n, k) -> true, BLOCK_ELEMENTS);
        return TestPlatform.backend(accelerator -> switch (accelerator.tornado().getTornadoVMBackend()) {
            case JAVA, CUDA -> new Library(gemm);
            default -> new NoLibrary();
        });
    }
}
