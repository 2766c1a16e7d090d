package bowman.kernels.tornado;

import bowman.contract.LogitsGoldenContract;
import bowman.contract.Rounding;
import bowman.kernels.tornado.device.Platform;
import bowman.runtime.Backend;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;

/** The two networks of the paper on a genuine TornadoVM. */
@EnabledIf(value = "sdkIsThere", disabledReason = "needs a TornadoVM SDK: mvn -Ptornado-sdk")
class TornadoSdkLogitsGoldenTest extends LogitsGoldenContract {

    static boolean sdkIsThere() {
        return Platform.SDK.availability().usable();
    }

    @Override
    protected Backend backend() {
        return new TornadoBackend();
    }

    @Override
    protected Rounding rounding() {
        return Rounding.SINGLE;
    }

    @Override
    protected List<String> models() {
        return List.of("fpn_mit_b2", "unetpp_resnest101e");
    }
}
