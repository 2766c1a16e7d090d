package bowman.benchmarks;

import bowman.graph.GraphBuilder;
import bowman.graph.Shape;
import bowman.graph.Value;
import bowman.runtime.Executable;
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

/** Attention with heads of 64 channels, as the stages of MiT-B2 have it for an image of 1024 x 1024. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx8g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class AttentionBenchmark {

    /** Height and width of the queries x number of heads; there are 32 x 32 keys. */
    @Param({"256x1", "128x2", "64x5", "32x8"})
    public String shape;

    /** Name of the backend. */
    @Param("vector")
    public String backend;

    private Executable executable;

    @Setup
    public void compile() {
        String[] extents = shape.split("x");
        int side = Integer.parseInt(extents[0]);
        int heads = Integer.parseInt(extents[1]);
        GraphBuilder builder = new GraphBuilder();
        Value queries = builder.input("queries", Shape.map(1, side, side, 64 * heads));
        Value keysAndValues = builder.input("keysAndValues", Shape.map(1, 32, 32, 128 * heads));
        builder.output("result", builder.attention(queries, keysAndValues, heads, 0.125f));
        executable = Compiled.of(builder.build(), backend);
    }

    @Benchmark
    public void attention() {
        executable.run();
    }

    @TearDown
    public void close() {
        executable.close();
    }
}
