package bowman.kernels.tornado;

import bowman.contract.ConvolutionContract;
import bowman.kernels.tornado.task.LibraryGemm;
import bowman.runtime.Backend;

/** All convolutions in one group through cuBLAS, in several parts, wherever the device can call it. */
class TornadoLibraryTest extends ConvolutionContract {

    private static final int BLOCK_ELEMENTS = 1 << 13;

    @Override
    protected Backend backend() {
        return TestPlatform.backend(new LibraryGemm(false, (m, n, k) -> true, BLOCK_ELEMENTS));
    }
}
