package bowman.benchmarks;

import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
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

/** Linear layers: pixels x inputs times inputs x outputs, at the shapes of the Mix Transformer and a square one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx8g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatrixBenchmark {

    /** Pixels x outputs x inputs. */
    @Param({"2048x2048x2048", "65536x64x64", "65536x256x64", "65536x64x256", "4096x1280x320", "4096x320x1280"})
    public String shape;

    @Param("vector")
    public String backend;

    private Executable executable;

    @Setup
    public void compile() {
        String[] extents = shape.split("x");
        int pixels = Integer.parseInt(extents[0]);
        int outputs = Integer.parseInt(extents[1]);
        int inputs = Integer.parseInt(extents[2]);
        GraphBuilder builder = new GraphBuilder();
        Value map = builder.input("map", Shape.map(1, 1, pixels, inputs));
        Value weight = builder.weight("weight", Shape.of(outputs, inputs), Initializer.ZEROS);
        Value bias = builder.weight("bias", Shape.of(outputs), Initializer.ZEROS);
        builder.output("result", builder.linear(map, weight, bias));
        executable = Compiled.of(builder.build(), backend);
    }

    @Benchmark
    public void linear() {
        executable.run();
    }

    @TearDown
    public void close() {
        executable.close();
    }
}
