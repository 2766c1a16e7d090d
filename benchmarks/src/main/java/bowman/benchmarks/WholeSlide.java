package bowman.benchmarks;

import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.io.slide.Slide;
import bowman.nn.Network;
import bowman.runtime.Backends;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import bowman.segment.Continuation;
import bowman.segment.ProbabilityMap;
import bowman.segment.SegmentationSettings;
import bowman.segment.SlideSegmenter;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Segments a slide of any size with a stand-in for the network, to see the memory and the time of all the rest:
 * {@code java -cp bowman-benchmarks.jar bowman.benchmarks.WholeSlide WIDTH HEIGHT}.
 */
public final class WholeSlide {

    /** Red tissue is positive. */
    private static final Network STAND_IN = (builder, image, mode) -> builder.linear(image,
            builder.weight("weight", Shape.of(1, 3), Initializer.ZEROS),
            builder.weight("bias", Shape.of(1), Initializer.ZEROS));
    private static final StateDict WEIGHTS = StateDict.of(Map.of(
            "weight", new Tensor(Shape.of(1, 3), new float[] {0, -6, 0}),
            "bias", new Tensor(Shape.of(1), new float[] {-7})));

    private WholeSlide() {
    }

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
            System.out.printf("%d windows in %.1f s, %.1f of them in the network%n", map.windows().computed(),
                    (System.nanoTime() - begun) / 1e9, map.networkTime().toNanos() / 1e9);
            long[] positive = new long[1];
            map.forEachRow((y, rows, offset) -> {
                for (int x = 0; x < width; x++) {
                    positive[0] += (rows[offset + x] & 0xFF) > map.cut() ? 1 : 0;
                }
            });
            System.out.printf("%.3f positive%n", (double) positive[0] / width / height);
            map.discard();
        }
        Files.deleteIfExists(folder);
        Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM"))
                .forEach(System.out::println);
    }
}
