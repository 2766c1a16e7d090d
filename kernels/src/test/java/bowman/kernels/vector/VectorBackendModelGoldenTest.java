package bowman.kernels.vector;

import bowman.contract.ModelGoldenContract;
import bowman.contract.Rounding;
import bowman.runtime.Backend;

class VectorBackendModelGoldenTest extends ModelGoldenContract {

    @Override
    protected Backend backend() {
        return new VectorBackend();
    }

    @Override
    protected Rounding rounding() {
        return Rounding.SINGLE;
    }
}
