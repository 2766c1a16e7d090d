package bowman.contract;

import bowman.reference.ReferenceBackend;
import bowman.runtime.Backend;
import java.util.List;

class ReferenceModelGoldenTest extends ModelGoldenContract {

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
