package bowman.kernels.vector;

import bowman.contract.OpsGoldenContract;
import bowman.runtime.Backend;

class ScalarBackendOpsGoldenTest extends OpsGoldenContract {

    @Override
    protected Backend backend() {
        return new ScalarBackend();
    }
}
