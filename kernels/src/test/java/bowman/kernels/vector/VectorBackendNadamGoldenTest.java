package bowman.kernels.vector;

import bowman.contract.NadamGoldenContract;
import bowman.runtime.Backend;

class VectorBackendNadamGoldenTest extends NadamGoldenContract {

    @Override
    protected Backend backend() {
        return new VectorBackend();
    }
}
