package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.golden.GoldenParameter;
import bowman.golden.GoldenStage;
import bowman.golden.ModelGolden;
import bowman.runtime.Backend;
import bowman.runtime.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A backend gives PyTorch's numbers for whole networks: logits, what every module gives, losses, every gradient, and
 * parameters after three steps of NAdam, from {@code bowman/golden}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModelGoldenContract {

    /**
     * The gradient by the keys' half of this bias is 0: a query meets all keys shifted by the same amount, and softmax
     * does not change by that. NAdam makes steps out of the rounding noise.
     */
    private static final String KEYS_AND_VALUES_BIAS = ".attn.kv.bias";

    private final Map<String, ModelGolden> data = new HashMap<>();
    private final Map<String, GoldenTraining> trainings = new HashMap<>();

    /** The backend under test. */
    protected abstract Backend backend();

    /** How exactly the backend computes. */
    protected abstract Rounding rounding();

    /** The networks, by the names of their golden data. */
    protected List<String> models() {
        return List.of("fpn_mit_b0", "fpn_mit_b2");
    }

    List<Arguments> evaluations() {
        return perModel(golden -> golden.evaluations().stream());
    }

    List<Arguments> runsWithStages() {
        return perModel(golden -> golden.runsWithStages().stream());
    }

    List<Arguments> steps() {
        return perModel(golden -> IntStream.range(0, golden.steps()).boxed());
    }

    private List<Arguments> perModel(Function<ModelGolden, Stream<?>> cases) {
        List<Arguments> arguments = new ArrayList<>();
        for (String model : models()) {
            cases.apply(golden(model)).forEach(item -> arguments.add(Arguments.of(model, item)));
        }
        return arguments;
    }

    private ModelGolden golden(String model) {
        return data.computeIfAbsent(model, ModelGolden::load);
    }

    private GoldenTraining training(String model) {
        return trainings.computeIfAbsent(model, name -> GoldenTraining.run(backend(), golden(name)));
    }

    @ParameterizedTest
    @MethodSource("evaluations")
    public void logitsAreThoseOfPyTorch(String model, String evaluation) {
        Tensor logits = GoldenForward.logits(backend(), golden(model), evaluation);
        assertLogits(model + " " + evaluation, everyNth(logits, ModelGolden.stride(evaluation)),
                golden(model).logits(evaluation));
    }

    @ParameterizedTest
    @MethodSource("runsWithStages")
    public void everyModuleGivesWhatItGivesInPyTorch(String model, String run) {
        Map<String, GoldenStage> stages = golden(model).stages(run);
        Map<String, Tensor> results = GoldenForward.results(backend(), golden(model), run, stages.keySet());
        assertThat(stages).allSatisfy((path, stage) -> new StageAgreement(path + " of " + model + " in " + run, stage)
                .check(results.get(path), rounding().feature));
    }

    @ParameterizedTest
    @MethodSource("models")
    public void logitsInTrainingAreThoseOfPyTorch(String model) {
        assertLogits(model + " in training", training(model).logits(),
                golden(model).logits(ModelGolden.TRAINING + "_logits_step0"));
    }

    @ParameterizedTest
    @MethodSource("steps")
    public void lossesAreThoseOfPyTorch(String model, int step) {
        assertThat(training(model).losses()[step]).as("loss of %s before step %d", model, step).isCloseTo(
                golden(model).loss(step), Offset.offset(step == 0 ? rounding().loss : rounding().laterLoss));
    }

    @ParameterizedTest
    @MethodSource("models")
    public void theGradientByEveryParameterIsPyTorchs(String model) {
        Map<String, GoldenTraining.Sample> gradients = training(model).gradients();
        assertThat(golden(model).parameters())
                .allSatisfy(parameter -> assertGradient(gradients.get(parameter.key()), parameter));
    }

    private void assertGradient(GoldenTraining.Sample actual, GoldenParameter expected) {
        double tolerance = rounding().gradient;
        assertThat(actual.norm()).as("norm of the gradient by %s", expected.key())
                .isCloseTo(expected.gradientNorm(), Offset.offset(tolerance * expected.gradientNorm()));
        double rootMeanSquare = expected.gradientNorm() / Math.sqrt(actual.size());
        for (int j = 0; j < actual.values().length; j++) {
            double element = expected.gradients()[j];
            assertThat(actual.values()[j])
                    .as("element %d of the gradient by %s", expected.indices()[j], expected.key())
                    .isCloseTo(element, Offset.offset(tolerance * (Math.abs(element) + rootMeanSquare)));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    public void parametersAfterThreeStepsAreThoseOfPyTorch(String model) {
        List<Double> errors = new ArrayList<>();
        for (GoldenParameter parameter : golden(model).parameters()) {
            double[] actual = training(model).updates().get(parameter.key()).values();
            for (int j = 0; j < actual.length; j++) {
                errors.add(Math.abs(actual[j] - parameter.values()[j]));
            }
        }
        errors.sort(null);
        assertThat(errors.get(errors.size() / 2)).as("median error of %d elements of the parameters of %s",
                errors.size(), model).isLessThanOrEqualTo(rounding().parameter);
    }

    @ParameterizedTest
    @MethodSource("models")
    public void everyParameterMovesAsFarAsInPyTorch(String model) {
        Map<String, GoldenTraining.Sample> updates = training(model).updates();
        assertThat(golden(model).parameters()).filteredOn(parameter -> !parameter.key().endsWith(KEYS_AND_VALUES_BIAS))
                .allSatisfy(parameter -> assertThat(updates.get(parameter.key()).norm())
                        .as("norm of what three steps added to %s", parameter.key())
                        .isCloseTo(parameter.updateNorm(), Offset.offset(rounding().update * parameter.updateNorm())));
    }

    @ParameterizedTest
    @MethodSource("models")
    public void logitsAfterThreeStepsAreThoseOfPyTorch(String model) {
        float[] actual = training(model).logitsAfter().data();
        float[] expected = golden(model).logits(ModelGolden.TRAINING + "_eval_logits_after3").data();
        double error = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            error += Math.pow((double) actual[i] - expected[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        assertThat(Math.sqrt(error / norm)).as("relative error of the logits of %s after three steps", model)
                .isLessThanOrEqualTo(rounding().laterLogits);
    }

    private void assertLogits(String what, Tensor actual, Tensor expected) {
        assertThat(actual.shape()).as("shape of the logits of %s", what).isEqualTo(expected.shape());
        int worst = 0;
        for (int i = 1; i < expected.data().length; i++) {
            // Not a number is the worst of all.
            if (!(error(actual, expected, i) <= error(actual, expected, worst))) {
                worst = i;
            }
        }
        assertThat((double) actual.data()[worst]).as("logits of %s: element %d, the worst", what, worst)
                .isCloseTo(expected.data()[worst], Offset.offset(rounding().logits));
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
