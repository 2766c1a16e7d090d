package bowman.contract;

import bowman.reference.ReferenceBackend;
import bowman.runtime.Backend;

class ReferenceOpsGoldenTest extends OpsGoldenContract {

    @Override
    protected Backend backend() {
        return new ReferenceBackend();
    }
}
