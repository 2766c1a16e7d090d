package bowman.examples;

import bowman.io.export.PlacedInstance;
import bowman.io.export.SlideInstances;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.model.TrainedNetwork;
import bowman.segment.Continuation;
import bowman.segment.ProbabilityMap;
import bowman.segment.ResultSettings;
import bowman.segment.SegmentationListener;
import bowman.segment.SegmentationSettings;
import bowman.segment.SlideResults;
import bowman.segment.SlideSegmenter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the glomeruli of a slide, lists them, and writes their mask and their outlines for QuPath. Memory does not grow
 * with the slide: intermediate results are kept in the output folder, and the same command resumes from them after
 * Ctrl-C or a crash.
 *
 * <pre>{@code
 * java --add-modules jdk.incubator.vector -cp "examples/target/bowman-examples.jar:examples/target/lib/*" \
 *     bowman.examples.SegmentSlide slide.svs model.safetensors found
 * }</pre>
 */
public final class SegmentSlide {

    private SegmentSlide() {
    }

    static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: SegmentSlide SLIDE MODEL FOLDER");
            System.exit(2);
        }
        SlideInstances found = segment(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        found.placed().map(glomerulus -> line(glomerulus, found.pixelSize())).forEach(IO::println);
    }

    /** Segments a slide with the settings that the model card asks for. */
    static SlideInstances segment(Path image, Path model, Path folder) throws IOException {
        Files.createDirectories(folder);
        TrainedNetwork network = TrainedNetwork.read(model);
        SegmentationListener progress = windows -> System.err.printf("\rwindow %d of %d",
                windows.done(), windows.windows());
        try (SlideSegmenter segmenter = new SlideSegmenter(network, SegmentationSettings.of(network.card()));
                Slide slide = Slide.open(image);
                // Empty only if another thread has stopped the segmenter.
                ProbabilityMap map = segmenter.segment(slide, slide.bounds(), folder.resolve("unfinished"),
                        Continuation.RESUME, progress).orElseThrow()) {
            SlideResults results = new SlideResults(slide, map, ResultSettings.DEFAULT);
            results.writeMask(folder.resolve("mask.tif"));
            results.writeGeoJson(folder.resolve("glomeruli.geojson"));
            map.discard();
            return results.instances();
        } finally {
            System.err.println();
        }
    }

    /** Describes a glomerulus in micrometres if the pixel size is known, otherwise in pixels. */
    private static String line(PlacedInstance glomerulus, Optional<PixelSize> pixelSize) {
        double x = glomerulus.centroidX();
        double y = glomerulus.centroidY();
        String place = pixelSize
                .map(size -> String.format(Locale.ROOT, "at %.1f, %.1f um, %.0f um2", size.microns(x), size.microns(y),
                        size.squareMicrons(glomerulus.area())))
                .orElseGet(() -> String.format(Locale.ROOT, "at %.1f, %.1f px, %.0f px2", x, y, glomerulus.area()));
        return String.format(Locale.ROOT, "%4d %s, probability %.2f", glomerulus.number(), place,
                glomerulus.instance().meanProbability());
    }
}
