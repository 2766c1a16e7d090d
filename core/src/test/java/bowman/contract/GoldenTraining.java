package bowman.contract;

import bowman.golden.GoldenParameter;
import bowman.golden.GoldenTensors;
import bowman.golden.ModelGolden;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.Node;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.SourceOp.Variable;
import bowman.graph.UpdateOp.Nadam;
import bowman.graph.Value;
import bowman.graph.pass.Differentiate;
import bowman.nn.Mode;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Three steps of training of a network with the golden weights.
 *
 * @param losses before each step
 * @param logits of the first step
 * @param gradients of the first step, by parameter
 * @param updates what three steps made of each parameter
 * @param logitsAfter the prediction for the first step's images after three steps
 */
record GoldenTraining(double[] losses, Tensor logits, Map<String, Sample> gradients, Map<String, Sample> updates,
        Tensor logitsAfter) {

    private static final String TARGET = "target";
    private static final String COEFFICIENTS = "coefficients";
    private static final String LOSS = "loss";
    private static final String GRADIENT = "gradient/";

    /**
     * A tensor by its norm and some elements; whole ones would fill the memory.
     *
     * @param size how many elements there are
     * @param norm of the gradient, or of what the steps added to the parameter
     * @param values the elements that the golden data have
     */
    record Sample(int size, double norm, double[] values) {
    }

    static GoldenTraining run(Backend backend, ModelGolden golden) {
        double[] losses = new double[golden.steps()];
        Tensor logits = Tensor.zeros(Shape.SCALAR);
        Map<String, Sample> gradients = Map.of();
        NadamCoefficients coefficients = new NadamCoefficients();
        try (Executable executable = backend.compile(step(golden), Workers.shared())) {
            GoldenForward.writeVariables(executable);
            for (int k = 0; k < losses.length; k++) {
                executable.write(GoldenForward.IMAGE, golden.trainingImage(k));
                executable.write(TARGET, golden.trainingTarget(k));
                executable.write(COEFFICIENTS, coefficients.next(golden.learningRate(k)));
                executable.run();
                losses[k] = executable.read(LOSS).data()[0];
                if (k == 0) {
                    logits = executable.read(GoldenForward.LOGITS);
                    gradients = gradients(executable, golden);
                }
            }
            return new GoldenTraining(losses, logits, gradients, updates(executable, golden),
                    predict(backend, golden, executable));
        }
    }

    private static Graph step(ModelGolden golden) {
        GraphBuilder builder = new GraphBuilder();
        Value image = builder.input(GoldenForward.IMAGE, golden.trainingImage(0).shape());
        Value logits = GoldenForward.architecture(golden).logits(builder, image, GoldenForward.training(builder));
        Value target = builder.input(TARGET, logits.shape());
        Value loss = builder.sum(builder.loss(new BinaryCrossEntropy(), logits, target),
                builder.loss(new SigmoidDice(1e-5f), logits, target));
        List<Value> weights = weights(builder.nodes());
        List<Value> gradients = Differentiate.add(builder, Map.of(loss, builder.constant(Shape.SCALAR, 1)), weights);
        Value coefficients = builder.input(COEFFICIENTS, Shape.of(3));
        for (int i = 0; i < weights.size(); i++) {
            String name = name(weights.get(i));
            Shape shape = weights.get(i).shape();
            Value first = builder.variable(name + "/m", shape, Role.MOMENT, Initializer.ZEROS);
            Value second = builder.variable(name + "/v", shape, Role.MOMENT, Initializer.ZEROS);
            builder.add(new Nadam(0.9, 0.999, 1e-8),
                    List.of(weights.get(i), gradients.get(i), first, second, coefficients, loss));
            builder.output(GRADIENT + name, gradients.get(i));
        }
        return builder.output(LOSS, loss).output(GoldenForward.LOGITS, logits).build();
    }

    private static List<Value> weights(List<Node> nodes) {
        List<Value> weights = new ArrayList<>();
        for (Node node : nodes) {
            if (node.op() instanceof Variable variable && variable.role() == Role.WEIGHT) {
                weights.add(node.result(0));
            }
        }
        return weights;
    }

    private static String name(Value weight) {
        return ((Variable) weight.node().op()).name();
    }

    private static Map<String, Sample> gradients(Executable executable, ModelGolden golden) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (GoldenParameter parameter : golden.parameters()) {
            float[] gradient = executable.read(GRADIENT + parameter.key()).data();
            samples.put(parameter.key(), sample(gradient, new float[gradient.length], parameter.indices()));
        }
        return samples;
    }

    private static Map<String, Sample> updates(Executable executable, ModelGolden golden) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (GoldenParameter parameter : golden.parameters()) {
            Tensor after = executable.read(parameter.key());
            float[] before = GoldenTensors.variable(parameter.key(), after.shape());
            samples.put(parameter.key(), sample(after.data(), before, parameter.indices()));
        }
        return samples;
    }

    private static Sample sample(float[] numbers, float[] from, int[] indices) {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            double difference = (double) numbers[i] - from[i];
            sum += difference * difference;
        }
        double[] values = new double[indices.length];
        for (int j = 0; j < indices.length; j++) {
            values[j] = numbers[indices[j]];
        }
        return new Sample(numbers.length, Math.sqrt(sum), values);
    }

    private static Tensor predict(Backend backend, ModelGolden golden, Executable trained) {
        GraphBuilder builder = new GraphBuilder();
        Tensor image = golden.trainingImage(0);
        Value logits = GoldenForward.architecture(golden)
                .logits(builder, builder.input(GoldenForward.IMAGE, image.shape()), new Mode.Inference());
        builder.output(GoldenForward.LOGITS, logits);
        try (Executable executable = backend.compile(builder.build(), Workers.shared())) {
            executable.graph().variables(Role.WEIGHT, Role.BUFFER)
                    .forEach(variable -> executable.write(variable.name(), trained.read(variable.name())));
            executable.write(GoldenForward.IMAGE, image);
            executable.run();
            return executable.read(GoldenForward.LOGITS);
        }
    }
}
