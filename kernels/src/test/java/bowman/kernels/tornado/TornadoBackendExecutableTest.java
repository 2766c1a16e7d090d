package bowman.kernels.tornado;

import bowman.contract.ExecutableContract;
import bowman.runtime.Backend;

class TornadoBackendExecutableTest extends ExecutableContract {

    @Override
    protected Backend backend() {
        return TestPlatform.backend();
    }
}
