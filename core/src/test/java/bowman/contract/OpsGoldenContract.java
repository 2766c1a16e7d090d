package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.contract.golden.GoldenGraph;
import bowman.contract.golden.GoldenOperations;
import bowman.golden.OpsGolden;
import bowman.runtime.Backend;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A backend gives PyTorch's results and gradients: single operations, losses, and blocks of the networks, from {@code
 * bowman/golden/ops.json}. The optimizer's cases there are tested with the optimizer.
 */
public abstract class OpsGoldenContract {

    private static final OpsGolden GOLDEN = OpsGolden.load();

    /** Golden cases without a graph of operations. */
    static final Set<String> OPTIMIZER = Set.of("nadam_vec", "lr_warm_restarts", "lr_cosine");

    /** A gradient that is 0 in exact arithmetic is rounding noise in the case, below this part of the largest one. */
    private static final double NOISE = 1e-10;

    /** The backend under test. */
    protected abstract Backend backend();

    public static List<String> cases() {
        return GOLDEN.names().stream().filter(name -> !OPTIMIZER.contains(name)).toList();
    }

    public static List<String> casesWithRunningStatistics() {
        return cases().stream()
                .filter(name -> GOLDEN.get(name).tensorNames().stream().anyMatch(OpsGoldenContract::isRunningStatistic))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    public void resultsAreThoseOfPyTorch(String name) {
        OpsGolden.Case golden = GOLDEN.get(name);
        Map<String, float[]> actual = GoldenOperations.graph(golden).run(backend());
        if (golden.has("out")) {
            Agreement.assertClose("result of " + name, actual.get("out"), golden.tensor("out").data(), 0,
                    Agreement.OPERATION);
        } else {
            Agreement.assertClose("loss of " + name, actual.get("loss"),
                    new float[] {(float) golden.json().get("loss").number()}, 0, Agreement.OPERATION);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    public void gradientsAreThoseOfPyTorch(String name) {
        OpsGolden.Case golden = GOLDEN.get(name);
        Map<String, float[]> actual = GoldenOperations.graph(golden).run(backend());
        List<String> gradients = golden.tensorNames().stream().filter(OpsGoldenContract::isGradient).toList();
        double largest = gradients.stream().mapToDouble(tensor -> largest(golden, tensor)).max().orElseThrow();
        for (String gradient : gradients) {
            // Two samples normalized are always near 1 and -1, whatever they were: the gradient nearly cancels.
            double tolerance = name.equals("batchnorm_train_2samples") ? 1e-3 : Agreement.OPERATION;
            double magnitude = largest(golden, gradient) < NOISE * largest ? largest : 0;
            Agreement.assertClose(gradient + " of " + name, actual.get(gradient), golden.tensor(gradient).data(),
                    magnitude, tolerance);
        }
    }

    @ParameterizedTest
    @MethodSource("casesWithRunningStatistics")
    public void runningStatisticsAreThoseOfPyTorch(String name) {
        OpsGolden.Case golden = GOLDEN.get(name);
        Map<String, float[]> actual = GoldenOperations.graph(golden).run(backend());
        golden.tensorNames().stream().filter(OpsGoldenContract::isRunningStatistic)
                .forEach(tensor -> Agreement.assertClose(tensor + " of " + name, actual.get(tensor),
                        golden.tensor(tensor).data(), 0, Agreement.OPERATION));
    }

    @ParameterizedTest
    @MethodSource("cases")
    public void everyTensorOfACaseIsWrittenOrCompared(String name) {
        OpsGolden.Case golden = GOLDEN.get(name);
        GoldenGraph graph = GoldenOperations.graph(golden);
        Set<String> used = new HashSet<>(graph.written());
        used.addAll(graph.run(backend()).keySet());
        assertThat(used).as("tensors of " + name + " that the graph takes or gives").containsAll(golden.tensorNames());
    }

    private static boolean isRunningStatistic(String tensor) {
        return tensor.startsWith("after:");
    }

    private static boolean isGradient(String tensor) {
        return tensor.startsWith("d_") || tensor.startsWith("dp:");
    }

    private static double largest(OpsGolden.Case golden, String tensor) {
        double largest = 0;
        for (float value : golden.tensor(tensor).data()) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
