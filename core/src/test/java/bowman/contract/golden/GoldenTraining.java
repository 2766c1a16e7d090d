package bowman.contract.golden;

import bowman.golden.GoldenParameter;
import bowman.golden.GoldenRun;
import bowman.golden.GoldenStatistic;
import bowman.golden.GoldenTensors;
import bowman.golden.ModelGolden;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.UpdateOp.Nadam;
import bowman.graph.Value;
import bowman.nn.Mode;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import bowman.weights.StateDict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Three steps of training of a network with the golden weights.
 *
 * @param losses before each step
 * @param logits of the first step
 * @param gradients of the first step, by parameter
 * @param statistics the running statistics after the first step
 * @param updates what three steps made of each parameter
 * @param laterStatistics the running statistics after three steps
 * @param laterLogits the prediction for the first step's images after three steps
 */
public record GoldenTraining(double[] losses, Tensor logits, Map<String, GoldenSample> gradients,
        Map<String, GoldenSample> statistics, Map<String, GoldenSample> updates,
        Map<String, GoldenSample> laterStatistics, Tensor laterLogits) {

    private static final String COEFFICIENTS = "coefficients";

    public static GoldenTraining run(Backend backend, ModelGolden golden) {
        GoldenTraining steps;
        StateDict trained;
        try (Executable executable = backend.compile(step(golden), Workers.shared())) {
            GoldenForward.writeVariables(executable);
            steps = train(executable, golden);
            trained = StateDict.read(executable);
        }
        return steps.withLaterLogits(predict(backend, golden, trained));
    }

    private static GoldenTraining train(Executable executable, ModelGolden golden) {
        GoldenRun run = golden.run(golden.training());
        double[] losses = new double[run.steps()];
        NadamCoefficients coefficients = new NadamCoefficients();
        losses[0] = step(executable, run, 0, coefficients);
        Tensor logits = executable.read(GoldenForward.LOGITS);
        Map<String, GoldenSample> gradients = GoldenObjective.gradients(executable,
                golden.parameters().stream().map(GoldenParameter::gradient).toList());
        Map<String, GoldenSample> statistics = statistics(executable, golden);
        for (int k = 1; k < losses.length; k++) {
            losses[k] = step(executable, run, k, coefficients);
        }
        return new GoldenTraining(losses, logits, gradients, statistics, updates(executable, golden),
                statistics(executable, golden), Tensor.zeros(logits.shape()));
    }

    private GoldenTraining withLaterLogits(Tensor prediction) {
        return new GoldenTraining(losses, logits, gradients, statistics, updates, laterStatistics, prediction);
    }

    private static Graph step(ModelGolden golden) {
        GoldenObjective objective =
                GoldenObjective.of(golden, golden.run(golden.training()), GoldenForward::training);
        GraphBuilder builder = objective.builder();
        Value coefficients = builder.input(COEFFICIENTS, Shape.of(3));
        for (int i = 0; i < objective.weights().size(); i++) {
            Value weight = objective.weights().get(i);
            String name = GoldenObjective.name(weight);
            Value first = builder.variable(name + "/m", weight.shape(), Role.MOMENT, Initializer.ZEROS);
            Value second = builder.variable(name + "/v", weight.shape(), Role.MOMENT, Initializer.ZEROS);
            builder.add(new Nadam(0.9, 0.999, 1e-8),
                    List.of(weight, objective.gradients().get(i), first, second, coefficients, objective.loss()));
        }
        return builder.build();
    }

    /** Makes a step and gives the loss before it. */
    private static double step(Executable executable, GoldenRun run, int k, NadamCoefficients coefficients) {
        GoldenObjective.writeBatch(executable, run, k);
        executable.write(COEFFICIENTS, coefficients.next(run.learningRate(k)));
        executable.run();
        return GoldenObjective.loss(executable);
    }

    private static Map<String, GoldenSample> statistics(Executable executable, ModelGolden golden) {
        Map<String, GoldenSample> samples = new LinkedHashMap<>();
        for (GoldenStatistic statistic : golden.statistics()) {
            samples.put(statistic.key(),
                    GoldenSample.of(executable.read(statistic.key()).data(), statistic.indices()));
        }
        return samples;
    }

    private static Map<String, GoldenSample> updates(Executable executable, ModelGolden golden) {
        Map<String, GoldenSample> samples = new LinkedHashMap<>();
        for (GoldenParameter parameter : golden.parameters()) {
            Tensor after = executable.read(parameter.key());
            float[] before = GoldenTensors.variable(parameter.key(), after.shape());
            samples.put(parameter.key(),
                    GoldenSample.ofChange(after.data(), before, parameter.gradient().indices()));
        }
        return samples;
    }

    private static Tensor predict(Backend backend, ModelGolden golden, StateDict trained) {
        GraphBuilder builder = new GraphBuilder();
        Tensor image = golden.run(golden.training()).image(0);
        Value logits = GoldenForward.architecture(golden)
                .logits(builder, builder.input(GoldenForward.IMAGE, image.shape()), new Mode.Inference());
        builder.output(GoldenForward.LOGITS, logits);
        try (Executable executable = backend.compile(builder.build(), Workers.shared())) {
            trained.writeTo(executable);
            executable.write(GoldenForward.IMAGE, image);
            executable.run();
            return executable.read(GoldenForward.LOGITS);
        }
    }
}
