package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.contract.golden.GoldenForward;
import bowman.golden.ModelGolden;
import bowman.runtime.Backend;
import bowman.runtime.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A backend gives PyTorch's logits for whole networks, from {@code bowman/golden}. */
@Tag("golden-networks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LogitsGoldenContract {

    /** Networks of which nothing but logits is golden: their blocks are those of the others, in other sizes. */
    protected static final List<String> LOGITS_ALONE = List.of("unet_resnext50_32x4d", "fpn_resnet101");

    private final Map<String, ModelGolden> data = new HashMap<>();

    /** The backend under test. */
    protected abstract Backend backend();

    /** The precision that the backend computes with. */
    protected abstract Rounding rounding();

    /** The networks, by the names of their golden data. */
    protected List<String> models() {
        return List.of("fpn_mit_b0", "fpn_mit_b2", "unet_resnet18", "unetpp_timm-resnest14d", "unetpp_resnest101e");
    }

    List<Arguments> evaluations() {
        return perModel(golden -> golden.evaluations().stream());
    }

    List<Arguments> perModel(Function<ModelGolden, Stream<?>> cases) {
        List<Arguments> arguments = new ArrayList<>();
        for (String model : models()) {
            cases.apply(golden(model)).forEach(item -> arguments.add(Arguments.of(model, item)));
        }
        return arguments;
    }

    ModelGolden golden(String model) {
        return data.computeIfAbsent(model, ModelGolden::load);
    }

    @ParameterizedTest
    @MethodSource("evaluations")
    public void logitsAreThoseOfPyTorch(String model, String evaluation) {
        Tensor logits = GoldenForward.logits(backend(), golden(model), evaluation);
        assertLogits(model + " " + evaluation, everyNth(logits, ModelGolden.stride(evaluation)),
                golden(model).logits(evaluation), rounding().logits);
    }

    static void assertLogits(String what, Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).as("shape of the logits of %s", what).isEqualTo(expected.shape());
        int worst = 0;
        for (int i = 1; i < expected.data().length; i++) {
            // Not a number is the worst of all.
            if (!(error(actual, expected, i) <= error(actual, expected, worst))) {
                worst = i;
            }
        }
        assertThat((double) actual.data()[worst]).as("logits of %s: element %d, the worst", what, worst)
                .isCloseTo(expected.data()[worst], Offset.offset(tolerance));
    }

    private static double error(Tensor actual, Tensor expected, int i) {
        return Math.abs((double) actual.data()[i] - expected.data()[i]);
    }

    /** Every n-th row and column of a map of one channel. */
    private static Tensor everyNth(Tensor map, int n) {
        Tensor kept = Tensor.zeros(map.shape().withArea(map.shape().height() / n, map.shape().width() / n));
        int width = kept.shape().width();
        for (int row = 0; row < kept.data().length / width; row++) {
            for (int x = 0; x < width; x++) {
                kept.data()[row * width + x] = map.data()[row * n * map.shape().width() + x * n];
            }
        }
        return kept;
    }
}
