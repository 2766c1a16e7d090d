package bowman.benchmarks;

import bowman.io.image.Region;
import bowman.io.slide.Slide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
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

/**
 * Reads regions of 1024x1024 at random places. {@code -t 2} reads with two threads; each operation is still one
 * region. {@code -p folder=...} keeps the slides for {@code peers/openslide_times.c}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RegionReadBenchmark {

    private static final int REGION = 1024;

    @Param({"jpeg-256", "jpeg-512", "jpeg-1024", "deflate-512"})
    public String kind;

    /** The folder that slides are written to; if empty, a temporary one that is deleted afterwards. */
    @Param("")
    public String folder;

    private Path file;
    private Slide slide;

    /** State of a thread. */
    @State(Scope.Thread)
    public static class Reader {

        final byte[] rgb = new byte[3 * REGION * REGION];
        final Random random = new Random(7);
    }

    @Setup
    public void open() throws IOException {
        Path parent = folder.isEmpty() ? Files.createTempDirectory("slides") : Files.createDirectories(Path.of(folder));
        file = parent.resolve(kind + ".tif");
        RegionSlide.write(file, kind);
        slide = Slide.open(file);
    }

    @Benchmark
    public byte[] read(Reader reader) throws IOException {
        int most = RegionSlide.SIDE - REGION;
        slide.read(0, new Region(reader.random.nextInt(most), reader.random.nextInt(most), REGION, REGION), reader.rgb);
        return reader.rgb;
    }

    @TearDown
    public void close() throws IOException {
        slide.close();
        if (folder.isEmpty()) {
            Files.delete(file);
            Files.delete(file.getParent());
        }
    }
}
