package bowman.kernels.tornado;

import bowman.contract.BackendContract;
import bowman.runtime.Backend;

class TornadoBackendTest extends BackendContract {

    @Override
    protected Backend backend() {
        return TestPlatform.backend();
    }
}
