package bowman.kernels.tornado;

import bowman.contract.BackendContract;
import bowman.contract.ConvolutionContract;
import bowman.contract.ExecutableContract;
import bowman.contract.LogitsGoldenContract;
import bowman.contract.ModelGoldenContract;
import bowman.contract.NadamGoldenContract;
import bowman.contract.OpsGoldenContract;
import bowman.contract.Rounding;
import bowman.contract.TrainerContract;
import bowman.kernels.tornado.device.Platform;
import bowman.kernels.tornado.task.LibraryGemm;
import bowman.runtime.Backend;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;

/** The backend on TornadoVM keeps the contract, on the device of {@link TestPlatform}. */
@SuppressWarnings("ClassCanBeStatic") // jqwik and JUnit run inner classes only
class TornadoBackendTest {

    @Group
    class Operations extends BackendContract {

        @Override
        protected Backend backend() {
            return TestPlatform.backend();
        }
    }

    @Nested
    class Executables extends ExecutableContract {

        @Override
        protected Backend backend() {
            return TestPlatform.backend();
        }
    }

    @Nested
    class Training extends TrainerContract {

        @Override
        protected Backend backend() {
            return TestPlatform.backend();
        }
    }

    @Nested
    class GoldenOperations extends OpsGoldenContract {

        @Override
        protected Backend backend() {
            return TestPlatform.backend();
        }
    }

    @Nested
    class GoldenOptimizer extends NadamGoldenContract {

        @Override
        protected Backend backend() {
            return TestPlatform.backend();
        }
    }

    @Nested
    class GoldenNetworks extends ModelGoldenContract {

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

    @Nested
    class GoldenLogits extends LogitsGoldenContract {

        @Override
        protected Backend backend() {
            return TestPlatform.backend();
        }

        @Override
        protected Rounding rounding() {
            return Rounding.SINGLE;
        }

        @Override
        protected List<String> models() {
            return LOGITS_ALONE.subList(0, 1);
        }
    }

    /** All convolutions in one group through cuBLAS, in several parts, wherever the device can call it. */
    @Group
    class ConvolutionsOfTheLibrary extends ConvolutionContract {

        private static final int BLOCK_ELEMENTS = 1 << 13;

        @Override
        protected Backend backend() {
            return TestPlatform.backend(new LibraryGemm(false, (m, n, k) -> true, BLOCK_ELEMENTS));
        }
    }

    /** The two networks of the paper on a genuine TornadoVM. */
    @Nested
    @EnabledIf(value = "sdkIsThere", disabledReason = "needs a TornadoVM SDK: mvn -Ptornado-sdk")
    class NetworksOfThePaper extends LogitsGoldenContract {

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
}
