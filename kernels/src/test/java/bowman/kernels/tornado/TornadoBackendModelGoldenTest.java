package bowman.kernels.tornado;

import bowman.contract.ModelGoldenContract;
import bowman.contract.Rounding;
import bowman.runtime.Backend;
import java.util.List;

class TornadoBackendModelGoldenTest extends ModelGoldenContract {

    @Override
    protected Backend backend() {
        return TestPlatform.backend();
    }

    @Override
    protected Rounding rounding() {
        return Rounding.SINGLE;
    }

    /** One network of each kind: the plain-JVM implementation takes minutes for the large ones. */
    @Override
    protected List<String> models() {
        return List.of("fpn_mit_b0", "unet_resnet18");
    }
}
