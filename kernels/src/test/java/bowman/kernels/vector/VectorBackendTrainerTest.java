package bowman.kernels.vector;

import bowman.contract.TrainerContract;
import bowman.runtime.Backend;

class VectorBackendTrainerTest extends TrainerContract {

    @Override
    protected Backend backend() {
        return new VectorBackend();
    }
}
