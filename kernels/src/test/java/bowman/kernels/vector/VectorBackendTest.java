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

/** The backend on the Vector API keeps the contract. */
@SuppressWarnings("ClassCanBeStatic") // jqwik and JUnit run inner classes only
class VectorBackendTest {

    @Group
    class Operations extends BackendContract {

        @Override
        protected Backend backend() {
            return new VectorBackend();
        }
    }

    @Nested
    class Executables extends ExecutableContract {

        @Override
        protected Backend backend() {
            return new VectorBackend();
        }
    }

    @Nested
    class Training extends TrainerContract {

        @Override
        protected Backend backend() {
            return new VectorBackend();
        }
    }

    @Nested
    class GoldenOperations extends OpsGoldenContract {

        @Override
        protected Backend backend() {
            return new VectorBackend();
        }
    }

    @Nested
    class GoldenOptimizer extends NadamGoldenContract {

        @Override
        protected Backend backend() {
            return new VectorBackend();
        }
    }

    @Nested
    class GoldenNetworks extends ModelGoldenContract {

        @Override
        protected Backend backend() {
            return new VectorBackend();
        }

        @Override
        protected Rounding rounding() {
            return Rounding.SINGLE;
        }
    }

    @Nested
    class GoldenLogits extends LogitsGoldenContract {

        @Override
        protected Backend backend() {
            return new VectorBackend();
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
