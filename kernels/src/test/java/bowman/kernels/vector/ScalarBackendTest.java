package bowman.kernels.vector;

import bowman.contract.BackendContract;
import bowman.contract.ExecutableContract;
import bowman.contract.LogitsGoldenContract;
import bowman.contract.ModelGoldenContract;
import bowman.contract.NadamGoldenContract;
import bowman.contract.OpsGoldenContract;
import bowman.contract.Rounding;
import bowman.contract.TrainerContract;
import bowman.runtime.Backend;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Nested;

/** The backend of plain loops keeps the contract. */
@SuppressWarnings("ClassCanBeStatic") // jqwik and JUnit run inner classes only
class ScalarBackendTest {

    @Group
    class Operations extends BackendContract {

        @Override
        protected Backend backend() {
            return new ScalarBackend();
        }
    }

    @Nested
    class Executables extends ExecutableContract {

        @Override
        protected Backend backend() {
            return new ScalarBackend();
        }
    }

    @Nested
    class Training extends TrainerContract {

        @Override
        protected Backend backend() {
            return new ScalarBackend();
        }
    }

    @Nested
    class GoldenOperations extends OpsGoldenContract {

        @Override
        protected Backend backend() {
            return new ScalarBackend();
        }
    }

    @Nested
    class GoldenOptimizer extends NadamGoldenContract {

        @Override
        protected Backend backend() {
            return new ScalarBackend();
        }
    }

    @Nested
    class GoldenNetworks extends ModelGoldenContract {

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

    @Nested
    class GoldenLogits extends LogitsGoldenContract {

        @Override
        protected Backend backend() {
            return new ScalarBackend();
        }

        @Override
        protected Rounding rounding() {
            return Rounding.SINGLE;
        }

        @Override
        protected List<String> models() {
            return LOGITS_ALONE;
        }
    }
}
