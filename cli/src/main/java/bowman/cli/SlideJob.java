package bowman.cli;

import bowman.file.AtomicFile;
import bowman.file.FileNames;
import bowman.io.export.Environment;
import bowman.io.export.RunJson;
import bowman.io.export.RunRecord;
import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.pyramid.PyramidOptions.Layout;
import bowman.io.slide.CountedSlide;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.slide.SlideSettings;
import bowman.metrics.FragmentedMaskException;
import bowman.segment.Continuation;
import bowman.segment.ProbabilityMap;
import bowman.segment.ResultSettings;
import bowman.segment.SegmentationListener;
import bowman.segment.SegmentationSettings;
import bowman.segment.SegmentationSettings.TestTimeAugmentation;
import bowman.segment.SlideResults;
import bowman.segment.SlideSegmenter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Segments slides, and writes all results of each into a folder.
 *
 * @param segmenter computes the probabilities
 * @param windows the settings of the segmenter
 * @param results the settings of the results
 * @param reading the settings with which slides are opened
 * @param models the networks, for the run record
 * @param environment software and hardware, for the run record
 * @param output the output folder
 * @param continuation the treatment of unfinished segmentations
 */
record SlideJob(SlideSegmenter segmenter, SegmentationSettings windows, ResultSettings results, SlideSettings reading,
        List<RunRecord.Model> models, Environment environment, Path output, Continuation continuation) {

    /** Outcome of segmenting a slide. */
    sealed interface Outcome {

        /** All results were written. */
        record Done(RunRecord run) implements Outcome {
        }

        /** The results already existed. */
        record DoneBefore() implements Outcome {
        }

        /** The run was stopped and can be resumed. */
        record Stopped() implements Outcome {
        }
    }

    /**
     * Segments a slide.
     *
     * @param part of the slide; all of it if empty
     * @param notes receives messages for the user, each a sentence that begins with the slide
     */
    Outcome segment(Path file, Optional<Region> part, SegmentationListener listener, Notes notes) throws IOException {
        Instant started = Instant.now();
        long begun = System.nanoTime();
        try (CountedSlide slide = CountedSlide.open(file, reading)) {
            say(slide, notes);
            Region region = part.orElse(slide.bounds());
            AtomicFile.prepareFolder(output);
            Path record = path(file, "_run.json");
            Path state = path(file, ".unfinished");
            // If the state still exists beside the record, a run was terminated before it could clean up.
            if (continuation == Continuation.RESUME && Files.exists(record) && Files.notExists(state)
                    && FinishedRun.isOf(record, job(segmenter.job(slide, region)))) {
                return new Outcome.DoneBefore();
            }
            Optional<ProbabilityMap> found = segmenter.segment(slide, region, state, continuation, listener);
            if (found.isEmpty()) {
                return new Outcome.Stopped();
            }
            try (ProbabilityMap map = found.get()) {
                Map<String, Duration> times = new LinkedHashMap<>();
                times.put("windows", since(begun));
                times.put("network", map.networkTime());
                requireReadable(slide, map);
                RunRecord run = write(file, slide, map, started, times);
                notes.read(slide);
                map.discard();
                return new Outcome.Done(run);
            }
        }
    }

    /** A segmentation of what could not be read is no result, so there is nothing to resume either. */
    private static void requireReadable(CountedSlide slide, ProbabilityMap map) throws IOException {
        try {
            slide.requireMostlyReadable();
        } catch (SlideException e) {
            map.discard();
            throw e;
        }
    }

    private void say(Slide slide, Notes notes) {
        notes.opened(slide);
        if (slide.pixelSize().isEmpty() && windows.micronsPerPixel().isPresent()) {
            notes.say(("%s: the pixel size is unknown, so the slide is not resampled, though the network works at"
                    + " %s um; give the pixel size (--mpp)")
                    .formatted(slide.name(), windows.micronsPerPixel().getAsDouble()));
        }
    }

    private RunRecord write(Path file, Slide slide, ProbabilityMap map, Instant started, Map<String, Duration> times)
            throws IOException {
        long begun = System.nanoTime();
        SlideResults found = results(slide, map);
        // The record describes all other files, so it is deleted first and written last.
        Files.deleteIfExists(path(file, "_run.json"));
        String extension = results.layout() == Layout.OME ? ".ome.tif" : ".tif";
        found.writeMask(path(file, "_mask" + extension));
        found.writeProbabilities(path(file, "_probability" + extension));
        found.writeGeoJson(path(file, "_glomeruli.geojson"));
        found.writeCsv(path(file, "_glomeruli.csv"));
        RgbImage overlay = found.overlay();
        found.writeOverlay(path(file, "_overlay.png"), overlay);
        times.put("results", since(begun));
        RunRecord run = record(slide, map, found, started, times);
        found.writeReport(path(file, "_report.html"), run, overlay);
        RunJson.write(path(file, "_run.json"), run);
        return run;
    }

    private SlideResults results(Slide slide, ProbabilityMap map) throws IOException {
        try {
            return new SlideResults(slide, map, results);
        } catch (FragmentedMaskException e) {
            throw new IllegalArgumentException(slide.name() + ": " + e.getMessage() + " (--threshold, --min-area)", e);
        }
    }

    private RunRecord record(Slide slide, ProbabilityMap map, SlideResults found, Instant started,
            Map<String, Duration> times) {
        Region part = map.geometry().region();
        OptionalDouble tissue = windows.glass() == SegmentationSettings.Glass.COMPUTE ? OptionalDouble.empty()
                : OptionalDouble.of(map.tissue().fraction(part) * part.area());
        return new RunRecord(new RunRecord.SlideFile(slide.name(), slide.width(), slide.height(), slide.pixelSize()),
                models, parameters(map), Map.of(), environment, map.windows(),
                slide.damage(),
                new RunRecord.Findings(found.instances().instances().size(), tissue), started, times);
    }

    private Map<String, Object> parameters(ProbabilityMap map) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("region", map.geometry().region().toString());
        parameters.put("window", windows.window());
        parameters.put("stride", windows.stride());
        parameters.put("inputSize", windows.inputSize());
        map.geometry().micronsPerPixel().ifPresent(microns -> parameters.put("workingMicronsPerPixel", microns));
        parameters.put("scaling", windows.scaling().toString());
        parameters.put("blending", windows.blending().toString());
        parameters.put("flips", windows.augmentation() == TestTimeAugmentation.FLIPS);
        parameters.put("threshold", windows.threshold());
        parameters.put("tissueMask", windows.glass() == SegmentationSettings.Glass.SKIP);
        parameters.put("holes", results.holes().toString().toLowerCase(Locale.ROOT));
        results.minimumArea().ifPresent(area -> parameters.put("minimumAreaUm2", area));
        parameters.put(FinishedRun.JOB, job(map.job()));
        return parameters;
    }

    /** The settings of the results belong to a job as well. */
    private String job(String segmentation) {
        return FinishedRun.digest(segmentation + results);
    }

    private Path path(Path slide, String ending) {
        return output.resolve(FileNames.stem(slide) + ending);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
