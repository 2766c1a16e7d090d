package bowman.cli;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.model.Architecture;
import bowman.nn.Mode;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.RandomKey;
import bowman.runtime.Workers;
import bowman.train.Nadam;
import bowman.train.Objective;
import bowman.train.TrainingGraph;
import bowman.weights.StateDict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A rough measurement of the speed of a small network; the JMH benchmarks are more accurate and take longer.
 *
 * @param backend the backend that computes
 * @param workers the threads that compute
 * @param duration of the warm-up, and then of the measurement
 */
record SpeedCheck(Backend backend, Workers workers, Duration duration) {

    static final String ARCHITECTURE = "fpn/mit_b0";

    /** The shape of the image of a prediction. */
    static final Shape IMAGE = Shape.map(1, 256, 256, 3);

    /** The shape of the crops of a training step. */
    static final Shape CROPS = Shape.map(2, 128, 128, 3);

    private static final long SEED = 1;

    /** NAdam's coefficients late in a training with a learning rate of 1e-4. */
    private static final float[] COEFFICIENTS = {1, 1e-5f, 9e-5f};

    private static final int FEWEST_RUNS = 3;

    /** Measures a prediction, in milliseconds. */
    double forward() {
        GraphBuilder builder = new GraphBuilder();
        Value image = builder.input(TrainingGraph.IMAGE, IMAGE);
        Graph graph = builder.output(TrainingGraph.LOGITS,
                Architecture.named(ARCHITECTURE).logits(builder, image, new Mode.Inference())).build();
        try (Executable executable = compiled(graph)) {
            executable.write(TrainingGraph.IMAGE, random(IMAGE.size()));
            return median(executable);
        }
    }

    /** Measures a training step, in milliseconds. */
    double trainingStep() {
        Graph graph = TrainingGraph.of(Architecture.named(ARCHITECTURE), CROPS,
                Objective.BINARY_CROSS_ENTROPY_AND_DICE, Nadam.DEFAULT).graph();
        try (Executable executable = compiled(graph)) {
            executable.write(TrainingGraph.IMAGE, random(CROPS.size()));
            executable.write(TrainingGraph.TARGET, new float[CROPS.pixels()]);
            executable.write(TrainingGraph.KEY, RandomKey.of(SEED, 1).words());
            executable.write(TrainingGraph.COEFFICIENTS, COEFFICIENTS);
            return median(executable);
        }
    }

    private Executable compiled(Graph graph) {
        Executable executable = backend.compile(graph, workers);
        StateDict.initial(graph, SEED).writeTo(executable);
        return executable;
    }

    private static float[] random(int size) {
        RandomKey key = RandomKey.of(SEED, 0);
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = 2 * key.uniform(0, i) - 1;
        }
        return numbers;
    }

    private double median(Executable executable) {
        run(executable, 1);
        List<Long> sorted = run(executable, FEWEST_RUNS).stream().sorted().toList();
        return sorted.get(sorted.size() / 2) / 1e6;
    }

    /** Runs for the duration, but at least so often; returns the nanoseconds of each run. */
    private List<Long> run(Executable executable, int fewest) {
        List<Long> times = new ArrayList<>();
        long begun = System.nanoTime();
        while (times.size() < fewest || System.nanoTime() - begun < duration.toNanos()) {
            long before = System.nanoTime();
            executable.run();
            times.add(System.nanoTime() - before);
        }
        return times;
    }
}
