package bowman.contract;

import bowman.reference.ReferenceBackend;
import bowman.runtime.Backend;

class ReferenceExecutableTest extends ExecutableContract {

    @Override
    protected Backend backend() {
        return new ReferenceBackend();
    }
}
