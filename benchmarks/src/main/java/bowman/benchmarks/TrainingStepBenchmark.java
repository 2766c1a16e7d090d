package bowman.benchmarks;

import bowman.graph.Shape;
import bowman.model.Architecture;
import bowman.runtime.Executable;
import bowman.runtime.RandomKey;
import bowman.train.Nadam;
import bowman.train.Objective;
import bowman.train.TrainingGraph;
import bowman.weights.StateDict;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One step of training on a batch of square crops: forward, losses, backward and NAdam. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx8g"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class TrainingStepBenchmark {

    /** NAdam's coefficients late in a training with a learning rate of 1e-4. */
    private static final float[] COEFFICIENTS = {1, 1e-5f, 9e-5f};

    @Param("fpn/mit_b2")
    public String architecture;

    /** Height and width of a crop. */
    @Param("256")
    public int size;

    /** Crops per step. */
    @Param("2")
    public int batch;

    @Param("vector")
    public String backend;

    private Executable executable;

    @Setup
    public void compile() {
        TrainingGraph training = TrainingGraph.of(Architecture.named(architecture),
                Shape.map(batch, size, size, 3), Objective.BINARY_CROSS_ENTROPY_AND_DICE, Nadam.DEFAULT);
        executable = Compiled.of(training.graph(), backend);
        StateDict.initial(training.graph(), 1).writeTo(executable);
        executable.write(TrainingGraph.TARGET, mask(batch * size * size));
        executable.write(TrainingGraph.KEY, RandomKey.of(1, 1).words());
        executable.write(TrainingGraph.COEFFICIENTS, COEFFICIENTS);
    }

    /** A random mask of which three tenths are foreground. */
    private static float[] mask(int pixels) {
        RandomKey key = RandomKey.of(1, 2);
        float[] mask = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            mask[i] = key.uniform(0, i) < 0.3f ? 1 : 0;
        }
        return mask;
    }

    @Benchmark
    public void step() {
        executable.run();
    }

    @TearDown
    public void close() {
        executable.close();
    }
}
