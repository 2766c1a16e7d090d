package bowman.cli;

import bowman.cli.SlideJob.Outcome;
import bowman.cli.option.ComputeOptions;
import bowman.cli.option.EnsembleOptions;
import bowman.cli.option.ReadingOptions;
import bowman.cli.option.RegionConverter;
import bowman.cli.option.ResultOptions;
import bowman.cli.option.WindowOptions;
import bowman.graph.ShapeException;
import bowman.io.export.Environment;
import bowman.io.export.RunRecord;
import bowman.io.image.Region;
import bowman.model.TrainedNetwork;
import bowman.runtime.Backend;
import bowman.segment.Continuation;
import bowman.segment.SegmentationListener;
import bowman.segment.SegmentationSettings;
import bowman.segment.SlideSegmenter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds the glomeruli in slides. */
@Command(name = "segment", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = {"Finds the glomeruli in slides of any size: writes a mask and a probability map (TIFF pyramids),"
                + " outlines for QuPath (GeoJSON), a table (CSV), an overlay (PNG), a report (HTML) and a record of the"
                + " run (JSON) of each.", "Ctrl-C stops it; --resume continues."})
final class SegmentCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SLIDE", arity = "1..*", description = "Slides, or folders of slides: TIFF (also BigTIFF,"
            + " OME-TIFF, SVS), JPEG or PNG.")
    private List<Path> slides;

    @Option(names = "--region", paramLabel = "X,Y,WIDTH,HEIGHT", converter = RegionConverter.class,
            description = "The part to segment, in pixels of the only slide; default: all of it.")
    private Region region;

    @Mixin
    private EnsembleOptions networks;

    @Option(names = {"-o", "--output"}, paramLabel = "DIR", required = true,
            description = "Folder for all results, which are named after their slides.")
    private Path output;

    @Option(names = "--resume", description = "Continue where a run was stopped, and skip slides that are done.")
    private boolean resume;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private WindowOptions windows;

    @Mixin
    private ResultOptions results;

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() throws IOException {
        List<Path> files = SlideFiles.of(slides);
        if (region != null && files.size() > 1) {
            throw new IllegalArgumentException("a region belongs to one slide, but there are " + files.size()
                    + "; omit --region, or give one slide");
        }
        PrintWriter err = spec.commandLine().getErr();
        List<TrainedNetwork> ensemble = networks.read(remark -> Complaint.say(remark, err));
        SegmentationSettings settings = windows.settings(ensemble.getFirst().card());
        Backend backend = compute.backend();
        networks.unlikeTheFirst(ensemble).forEach(model -> Complaint.say(model
                + ": this model was trained on other windows, pixels or intensities than the first one, whose settings"
                + " are used for all", err));
        try (SlideSegmenter segmenter = segmenter(ensemble, settings, backend);
                OrderlyStop _ = new OrderlyStop(segmenter::stop, "window", err)) {
            SlideJob job = new SlideJob(segmenter, settings, results.settings(), reading.settings(),
                    networks.models(ensemble), Environment.current(backend.name(),
                            compute.device(backend).description()), output,
                    resume ? Continuation.RESUME : Continuation.REFUSE);
            return files.size() == 1 ? one(job, files.getFirst()) : new SlideBatch(job, files, spec).run();
        }
    }

    private SlideSegmenter segmenter(List<TrainedNetwork> ensemble, SegmentationSettings settings, Backend backend) {
        try {
            return new SlideSegmenter(ensemble, settings, backend, compute.workers());
        } catch (ShapeException e) {
            throw new ShapeException(e.getMessage() + " (--window, --input-size)");
        }
    }

    private int one(SlideJob job, Path file) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        Outcome outcome = job.segment(file, Optional.ofNullable(region), progress(err, "segmenting"),
                Notes.to(err));
        return switch (outcome) {
            case Outcome.Done(RunRecord run) -> {
                out.printf("%d glomeruli found; %s%n", run.findings().glomeruli(), output);
                yield 0;
            }
            case Outcome.DoneBefore() -> {
                out.printf("%s: done before; %s%n", file, output);
                yield 0;
            }
            case Outcome.Stopped() -> {
                err.println("stopped; continue with --resume");
                yield OrderlyStop.EXIT_CODE;
            }
        };
    }

    /** Shows the number of windows, windows per second, and the time left. */
    static SegmentationListener progress(PrintWriter err, String what) {
        ProgressLine line = new ProgressLine(err, what + ", window");
        return progress -> line.show(progress.done(), progress.windows(),
                rate(progress.perSecond()), progress.left());
    }

    /** A rate with two significant digits, or as a whole number from 9.5 on. */
    static String rate(double perSecond) {
        return (perSecond < 9.5 ? "%.2g a second" : "%.0f a second").formatted(perSecond);
    }
}
