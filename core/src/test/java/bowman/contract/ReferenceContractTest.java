package bowman.contract;

import bowman.reference.FloatVariables;
import bowman.reference.ReferenceBackend;
import bowman.runtime.Backend;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The reference keeps the contract, but for the comparison with itself. */
class ReferenceContractTest {

    @Nested
    class Executables extends ExecutableContract {

        @Override
        protected Backend backend() {
            return new ReferenceBackend();
        }
    }

    @Nested
    class Training extends TrainerContract {

        @Override
        protected Backend backend() {
            return new FloatVariables();
        }
    }

    @Nested
    class GoldenOperations extends OpsGoldenContract {

        @Override
        protected Backend backend() {
            return new ReferenceBackend();
        }
    }

    @Nested
    class GoldenOptimizer extends NadamGoldenContract {

        @Override
        protected Backend backend() {
            return new ReferenceBackend();
        }
    }

    @Nested
    class GoldenNetworks extends ModelGoldenContract {

        @Override
        protected Backend backend() {
            return new ReferenceBackend();
        }

        @Override
        protected Rounding rounding() {
            return Rounding.DOUBLE;
        }

        /** The reference is too slow for the larger networks. */
        @Override
        protected List<String> models() {
            return List.of("fpn_mit_b0");
        }
    }
}
