package bowman.kernels.vector;

import bowman.contract.ModelGoldenContract;
import bowman.contract.Rounding;
import bowman.runtime.Backend;
import java.util.List;

class ScalarBackendModelGoldenTest extends ModelGoldenContract {

    @Override
    protected Backend backend() {
        return new ScalarBackend();
    }

    @Override
    protected Rounding rounding() {
        return Rounding.SINGLE;
    }

    /** Without vectors the larger networks take too long for a test. */
    @Override
    protected List<String> models() {
        return List.of("fpn_mit_b0", "unet_resnet18");
    }
}
