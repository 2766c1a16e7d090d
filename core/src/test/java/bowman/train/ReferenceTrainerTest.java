package bowman.train;

import bowman.contract.TrainerContract;
import bowman.reference.FloatVariables;
import bowman.runtime.Backend;

class ReferenceTrainerTest extends TrainerContract {

    @Override
    protected Backend backend() {
        return new FloatVariables();
    }
}
