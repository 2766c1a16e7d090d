package bowman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.contract.golden.GoldenBackward;
import bowman.contract.golden.GoldenForward;
import bowman.contract.golden.GoldenSample;
import bowman.contract.golden.GoldenTraining;
import bowman.contract.golden.StageAgreement;
import bowman.golden.GoldenGradient;
import bowman.golden.GoldenParameter;
import bowman.golden.GoldenStage;
import bowman.golden.ModelGolden;
import bowman.runtime.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A backend gives PyTorch's numbers for whole networks: logits, what every module gives, losses, every gradient,
 * running statistics, and parameters after three steps of NAdam, from {@code bowman/golden}.
 *
 * <p>A network with batch norms amplifies rounding when it trains: one ReLU whose argument changes its sign changes all
 * gradients, also PyTorch's own. So its backward pass is held tightly where batch norms use their running statistics,
 * and loosely in training.
 */
public abstract class ModelGoldenContract extends LogitsGoldenContract {

    /**
     * The gradient by the keys' half of this bias is 0: a query meets all keys shifted by the same amount, and softmax
     * does not change by that. NAdam makes steps out of the rounding noise.
     */
    private static final String KEYS_AND_VALUES_BIAS = ".attn.kv.bias";

    /** Of the norm of a gradient in training with batch norms, relative; PyTorch's float32 is up to 2.4e-2 off. */
    private static final double BATCH_NORM_GRADIENT = 5e-2;

    private final Map<String, GoldenTraining> trainings = new HashMap<>();
    private final Map<String, GoldenBackward> backwards = new HashMap<>();

    List<Arguments> runsWithStages() {
        return perModel(golden -> golden.runsWithStages().stream());
    }

    List<Arguments> steps() {
        return perModel(golden -> IntStream.range(0, golden.run(golden.training()).steps()).boxed());
    }

    List<String> withBatchNorms() {
        return models().stream().filter(model -> golden(model).hasBatchNorms()).toList();
    }

    private GoldenTraining training(String model) {
        return trainings.computeIfAbsent(model, name -> GoldenTraining.run(backend(), golden(name)));
    }

    private GoldenBackward backward(String model) {
        return backwards.computeIfAbsent(model, name -> GoldenBackward.run(backend(), golden(name)));
    }

    @ParameterizedTest
    @MethodSource("runsWithStages")
    public void everyModuleGivesWhatItGivesInPyTorch(String model, String run) {
        Map<String, GoldenStage> stages = golden(model).stages(run);
        Map<String, Tensor> results = GoldenForward.results(backend(), golden(model), run, stages.keySet());
        double tolerance = run.equals(golden(model).training()) ? inTraining(model, rounding().feature)
                : rounding().feature;
        assertThat(stages).allSatisfy((path, stage) -> new StageAgreement(path + " of " + model + " in " + run, stage)
                .check(results.get(path), tolerance));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("withBatchNorms")
    public void withRunningStatisticsLossAndLogitsAreThoseOfPyTorch(String model) {
        assertLogits(model + " with running statistics", backward(model).logits(),
                golden(model).logits(ModelGolden.FROZEN + "_logits_step0"), rounding().logits);
        assertThat(backward(model).loss()).as("loss of %s with running statistics", model)
                .isCloseTo(golden(model).run(ModelGolden.FROZEN).loss(0), Offset.offset(rounding().loss));
    }

    /**
     * In the largest network two ReLUs have arguments of 7e-8 and 3e-7 here. Rounding decides whether they pass
     * gradients, in PyTorch too, and one parameter in twenty may see it.
     */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("withBatchNorms")
    public void withRunningStatisticsTheGradientByEveryParameterIsPyTorchs(String model) {
        List<GoldenGradient> expected = golden(model).frozenGradients();
        Map<String, GoldenSample> gradients = backward(model).gradients();
        double strict = rounding().gradient;
        double reachable = rounding().reachable(strict, golden(model).run(ModelGolden.FROZEN).torchErrorOfGradients());
        assertThat(expected).allSatisfy(
                gradient -> assertThat(gradients.get(gradient.key()).normError(gradient.norm()))
                        .as("error of the norm of the gradient by %s", gradient.key()).isLessThanOrEqualTo(reachable));
        assertThat(expected).as("gradients that are not within %s", strict)
                .filteredOn(gradient -> !(gradients.get(gradient.key())
                        .error(gradient.norm(), gradient.values()) <= strict))
                .hasSizeLessThanOrEqualTo(reachable > strict ? expected.size() / 20 : 0);
    }

    @ParameterizedTest
    @MethodSource("models")
    public void logitsInTrainingAreThoseOfPyTorch(String model) {
        String run = golden(model).training();
        assertLogits(model + " in training", training(model).logits(), golden(model).logits(run + "_logits_step0"),
                inTraining(model, rounding().logits));
    }

    private double inTraining(String model, double tolerance) {
        return rounding().reachable(tolerance, golden(model).run(golden(model).training()).torchErrorOfLogits());
    }

    @ParameterizedTest
    @MethodSource("steps")
    public void lossesAreThoseOfPyTorch(String model, int step) {
        assertThat(training(model).losses()[step]).as("loss of %s before step %d", model, step).isCloseTo(
                golden(model).run(golden(model).training()).loss(step),
                Offset.offset(step == 0 ? rounding().loss : rounding().laterLoss));
    }

    @ParameterizedTest
    @MethodSource("models")
    public void theGradientByEveryParameterIsPyTorchs(String model) {
        Map<String, GoldenSample> gradients = training(model).gradients();
        ToDoubleBiFunction<GoldenSample, GoldenGradient> error = golden(model).hasBatchNorms()
                ? (actual, expected) -> actual.normError(expected.norm())
                : (actual, expected) -> actual.error(expected.norm(), expected.values());
        double tolerance = golden(model).hasBatchNorms() ? BATCH_NORM_GRADIENT : rounding().gradient;
        assertThat(trainedParameters(model)).map(GoldenParameter::gradient)
                .allSatisfy(gradient -> assertThat(error.applyAsDouble(gradients.get(gradient.key()), gradient))
                        .as("error of the gradient by %s", gradient.key()).isLessThanOrEqualTo(tolerance));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("withBatchNorms")
    public void runningStatisticsAfterAStepAreThoseOfPyTorch(String model) {
        Map<String, GoldenSample> statistics = training(model).statistics();
        assertThat(golden(model).statistics()).isNotEmpty().allSatisfy(
                expected -> assertThat(statistics.get(expected.key()).error(expected.norm(), expected.values()))
                        .as("error of %s after a step", expected.key()).isLessThanOrEqualTo(rounding().statistic));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("withBatchNorms")
    public void runningStatisticsAfterThreeStepsAreThoseOfPyTorch(String model) {
        Map<String, GoldenSample> statistics = training(model).laterStatistics();
        assertThat(golden(model).statistics()).isNotEmpty().allSatisfy(
                expected -> assertThat(statistics.get(expected.key()).normError(expected.laterNorm()))
                        .as("error of the norm of %s after three steps", expected.key())
                        .isLessThanOrEqualTo(rounding().update));
    }

    @ParameterizedTest
    @MethodSource("models")
    public void parametersAfterThreeStepsAreThoseOfPyTorch(String model) {
        List<Double> errors = new ArrayList<>();
        for (GoldenParameter parameter : trainedParameters(model)) {
            double[] actual = training(model).updates().get(parameter.key()).values();
            for (int j = 0; j < actual.length; j++) {
                errors.add(Math.abs(actual[j] - parameter.values()[j]));
            }
        }
        ModelGolden golden = golden(model);
        assertThat(median(errors)).as("median error of %d elements of the parameters of %s", errors.size(), model)
                .isLessThanOrEqualTo(golden.hasBatchNorms() ? golden.run(golden.training()).torchErrorOfParameters()
                        : rounding().parameter);
    }

    /** With batch norms, the median parameter. */
    @ParameterizedTest
    @MethodSource("models")
    public void everyParameterMovesAsFarAsInPyTorch(String model) {
        Map<String, GoldenSample> updates = training(model).updates();
        Map<String, Double> errors = new LinkedHashMap<>();
        trainedParameters(model).stream().filter(parameter -> !parameter.key().endsWith(KEYS_AND_VALUES_BIAS))
                .forEach(parameter -> errors.put(parameter.key(),
                        updates.get(parameter.key()).normError(parameter.updateNorm())));
        if (golden(model).hasBatchNorms()) {
            assertThat(median(errors.values())).as("median error of how far the parameters of %s move", model)
                    .isLessThanOrEqualTo(rounding().update);
        } else {
            assertThat(errors).allSatisfy((key, error) -> assertThat(error)
                    .as("error of the norm of what three steps added to %s", key)
                    .isLessThanOrEqualTo(rounding().update));
        }
    }

    /** All whose gradient is not 0 but for rounding. */
    private List<GoldenParameter> trainedParameters(String model) {
        return golden(model).parameters().stream().filter(parameter -> !parameter.gradient().isZero()).toList();
    }

    private static double median(Collection<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    @ParameterizedTest
    @MethodSource("models")
    public void logitsAfterThreeStepsAreThoseOfPyTorch(String model) {
        ModelGolden golden = golden(model);
        float[] actual = training(model).laterLogits().data();
        float[] expected = golden.logits(golden.training() + "_eval_logits_after3").data();
        double error = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            error += Math.pow((double) actual[i] - expected[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        assertThat(Math.sqrt(error / norm)).as("relative error of the logits of %s after three steps", model)
                .isLessThanOrEqualTo(golden.hasBatchNorms()
                        ? 3 * golden.run(golden.training()).torchErrorOfLaterLogits() : rounding().laterLogits);
    }
}
