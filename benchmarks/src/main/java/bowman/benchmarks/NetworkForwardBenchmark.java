package bowman.benchmarks;

import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.model.Architecture;
import bowman.runtime.Executable;
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

/** The logits of one square image by a whole network with initial weights. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx8g"})
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class NetworkForwardBenchmark {

    @Param("fpn/mit_b2")
    public String architecture;

    /** Height and width of the image. */
    @Param({"512", "1024"})
    public int size;

    @Param("vector")
    public String backend;

    private Executable executable;

    @Setup
    public void compile() {
        GraphBuilder builder = new GraphBuilder();
        Value image = builder.input("image", Shape.map(1, size, size, 3));
        builder.output("logits", Architecture.named(architecture)
                .logits(builder, image, new bowman.nn.Mode.Inference()));
        Graph graph = builder.build();
        executable = Compiled.of(graph, backend);
        StateDict.initial(graph, 1).writeTo(executable);
    }

    @Benchmark
    public void forward() {
        executable.run();
    }

    @TearDown
    public void close() {
        executable.close();
    }
}
