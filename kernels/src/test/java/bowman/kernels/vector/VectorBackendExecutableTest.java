package bowman.kernels.vector;

import bowman.contract.ExecutableContract;
import bowman.runtime.Backend;

class VectorBackendExecutableTest extends ExecutableContract {

    @Override
    protected Backend backend() {
        return new VectorBackend();
    }
}
