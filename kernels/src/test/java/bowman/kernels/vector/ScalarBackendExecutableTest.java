package bowman.kernels.vector;

import bowman.contract.ExecutableContract;
import bowman.runtime.Backend;

class ScalarBackendExecutableTest extends ExecutableContract {

    @Override
    protected Backend backend() {
        return new ScalarBackend();
    }
}
