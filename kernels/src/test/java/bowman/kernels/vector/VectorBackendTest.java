package bowman.kernels.vector;

import bowman.contract.BackendContract;
import bowman.runtime.Backend;

class VectorBackendTest extends BackendContract {

    @Override
    protected Backend backend() {
        return new VectorBackend();
    }
}
