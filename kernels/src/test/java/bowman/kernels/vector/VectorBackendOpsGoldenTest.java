package bowman.kernels.vector;

import bowman.contract.OpsGoldenContract;
import bowman.runtime.Backend;

class VectorBackendOpsGoldenTest extends OpsGoldenContract {

    @Override
    protected Backend backend() {
        return new VectorBackend();
    }
}
