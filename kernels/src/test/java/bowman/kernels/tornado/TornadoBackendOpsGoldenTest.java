package bowman.kernels.tornado;

import bowman.contract.OpsGoldenContract;
import bowman.runtime.Backend;

class TornadoBackendOpsGoldenTest extends OpsGoldenContract {

    @Override
    protected Backend backend() {
        return TestPlatform.backend();
    }
}
