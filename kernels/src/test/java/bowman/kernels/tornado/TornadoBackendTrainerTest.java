package bowman.kernels.tornado;

import bowman.contract.TrainerContract;
import bowman.runtime.Backend;

class TornadoBackendTrainerTest extends TrainerContract {

    @Override
    protected Backend backend() {
        return TestPlatform.backend();
    }
}
