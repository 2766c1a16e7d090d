package bowman.benchmarks;

import bowman.graph.ConvolutionOp.Geometry;
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

/** Convolutions of 3x3, stride 1, padding 1, of the shapes of both networks; the last one is depthwise. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx8g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ConvolutionBenchmark {

    /** Input channels x output channels x height and width x groups. */
    @Param({"64x64x128x1", "128x128x64x1", "256x256x64x1", "512x512x32x1", "64x64x256x1", "256x128x256x1",
        "640x128x128x1", "256x512x32x2", "256x256x128x256"})
    public String shape;

    @Param("vector")
    public String backend;

    private Executable executable;

    @Setup
    public void compile() {
        String[] extents = shape.split("x");
        int inputs = Integer.parseInt(extents[0]);
        int outputs = Integer.parseInt(extents[1]);
        int side = Integer.parseInt(extents[2]);
        int groups = Integer.parseInt(extents[3]);
        GraphBuilder builder = new GraphBuilder();
        Value map = builder.input("map", Shape.map(1, side, side, inputs));
        Value weight = builder.weight("weight", Shape.of(outputs, inputs / groups, 3, 3), Initializer.ZEROS);
        builder.output("result", builder.convolution(map, weight, new Geometry(1, 1, 1, groups)));
        executable = Compiled.of(builder.build(), backend);
    }

    @Benchmark
    public void convolution() {
        executable.run();
    }

    @TearDown
    public void close() {
        executable.close();
    }
}
