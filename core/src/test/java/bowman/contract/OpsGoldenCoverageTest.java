package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.golden.OpsGolden;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpsGoldenCoverageTest {

    @Test
    void noGoldenCaseIsLeftOut() {
        List<String> tested = new ArrayList<>(OpsGoldenContract.cases());
        tested.addAll(OpsGoldenContract.OPTIMIZER);
        assertThat(tested).as("cases with a graph, of the optimizer and of the schedules")
                .containsExactlyInAnyOrderElementsOf(OpsGolden.load().names());
    }
}
