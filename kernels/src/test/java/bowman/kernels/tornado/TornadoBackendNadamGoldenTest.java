package bowman.kernels.tornado;

import bowman.contract.NadamGoldenContract;
import bowman.runtime.Backend;

class TornadoBackendNadamGoldenTest extends NadamGoldenContract {

    @Override
    protected Backend backend() {
        return TestPlatform.backend();
    }
}
