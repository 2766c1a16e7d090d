package bowman.contract;

import bowman.reference.ReferenceBackend;
import bowman.runtime.Backend;

class ReferenceNadamGoldenTest extends NadamGoldenContract {

    @Override
    protected Backend backend() {
        return new ReferenceBackend();
    }
}
