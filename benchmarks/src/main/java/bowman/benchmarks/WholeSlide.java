package bowman.benchmarks;

import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.io.slide.Slide;
import bowman.metrics.Holes;
import bowman.nn.Network;
import bowman.runtime.Backends;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import bowman.segment.Continuation;
import bowman.segment.ProbabilityMap;
import bowman.segment.ResultSettings;
import bowman.segment.SegmentationSettings;
import bowman.segment.SlideResults;
import bowman.segment.SlideSegmenter;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Segments a slide of any size with a stand-in for the network, to measure memory and time of everything else:
 * {@code java -cp bowman-benchmarks.jar bowman.benchmarks.WholeSlide WIDTH HEIGHT}.
 */
public final class WholeSlide {

    /** Deep magenta is positive: some ten blobs in each square of 1024 pixels. */
    private static final Network STAND_IN = (builder, image, mode) -> builder.linear(image,
            builder.weight("weight", Shape.of(1, 3), Initializer.ZEROS),
            builder.weight("bias", Shape.of(1), Initializer.ZEROS));
    private static final StateDict WEIGHTS = StateDict.of(Map.of(
            "weight", new Tensor(Shape.of(1, 3), new float[] {2.29f, -4.48f, 2.25f}),
            "bias", new Tensor(Shape.of(1), new float[] {-6.61f})));

    private WholeSlide() {
    }

    /**
     * Segments a slide and prints times and peak memory.
     *
     * @param arguments width and height of the slide in pixels
     */
    public static void main(String[] arguments) throws IOException {
        int width = Integer.parseInt(arguments[0]);
        int height = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("bowman-slide");
        long begun = System.nanoTime();
        try (Slide slide = new RepeatedSlide(width, height);
                SlideSegmenter segmenter = new SlideSegmenter(STAND_IN, WEIGHTS, SegmentationSettings.PAPER,
                        Backends.best(), Workers.shared())) {
            ProbabilityMap map = segmenter.segment(slide, slide.bounds(), folder.resolve("state"), Continuation.REFUSE,
                    progress -> { }).orElseThrow();
            System.out.printf("%d windows and %d of glass in %.1f s, %.1f of them in the stand-in%n",
                    map.windows().computed(), map.windows().skipped(), seconds(begun),
                    map.networkTime().toNanos() / 1e9);
            write(slide, map, folder);
            map.discard();
        }
        System.out.printf("%.1f s in all%n", seconds(begun));
        Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
    }

    private static void write(Slide slide, ProbabilityMap map, Path folder) throws IOException {
        long begun = System.nanoTime();
        SlideResults results = new SlideResults(slide, map,
                ResultSettings.DEFAULT.withHoles(Holes.FILL).withMinimumArea(20));
        results.writeMask(folder.resolve("mask.tif"));
        results.writeProbabilities(folder.resolve("probability.tif"));
        results.writeGeoJson(folder.resolve("glomeruli.geojson"));
        results.writeCsv(folder.resolve("glomeruli.csv"));
        results.writeOverlay(folder.resolve("overlay.png"), results.overlay());
        System.out.printf("%d instances and all files in %.1f s, %s%n", results.instances().instances().size(),
                seconds(begun), folder);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
