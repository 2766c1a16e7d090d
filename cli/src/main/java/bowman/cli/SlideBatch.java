package bowman.cli;

import bowman.cli.SlideJob.Outcome;
import bowman.io.export.RunRecord;
import bowman.runtime.BackendException;
import bowman.weights.WeightsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Segments one slide after the other; a failure does not stop the others. */
final class SlideBatch {

    private static final int SOME_FAILED = 2;

    private final SlideJob job;
    private final List<Path> slides;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<String> failures = new ArrayList<>();

    SlideBatch(SlideJob job, List<Path> slides, CommandSpec spec) {
        this.job = job;
        this.slides = slides;
        this.out = spec.commandLine().getOut();
        this.err = spec.commandLine().getErr();
    }

    /** @return the exit code */
    int run() {
        for (int i = 0; i < slides.size(); i++) {
            Path slide = slides.get(i);
            String what = "%s (%d of %d)".formatted(slide.getFileName(), i + 1, slides.size());
            Optional<Outcome> outcome = segment(slide, what);
            if (outcome.isPresent() && outcome.get() instanceof Outcome.Stopped) {
                err.printf("stopped in %s; continue with --resume%n", what);
                return OrderlyStop.EXIT_CODE;
            }
            outcome.ifPresent(done -> out.println(what + ": " + words(done)));
            out.flush();
        }
        if (!failures.isEmpty()) {
            err.printf("bowman: %d of %d slides could not be segmented: %s%n", failures.size(), slides.size(),
                    String.join(", ", failures));
        }
        return failures.isEmpty() ? 0 : SOME_FAILED;
    }

    /** Segments a slide; empty if it failed. */
    private Optional<Outcome> segment(Path slide, String what) {
        try {
            return Optional.of(job.segment(slide, Optional.empty(), SegmentCommand.progress(err, what),
                    Notes.to(err)));
        } catch (IOException | IllegalArgumentException | BackendException | WeightsException failure) {
            err.println("bowman: " + (failure.getMessage() == null ? slide + ": " + failure : failure.getMessage()));
        } catch (RuntimeException defect) {
            err.println("bowman: " + slide + ": this is a defect of Bowman; please report it with the stack trace"
                    + " below");
            defect.printStackTrace(err);
        } catch (OutOfMemoryError failure) {
            err.println("bowman: " + slide + ": the memory is not enough (" + failure.getMessage()
                    + "); give more (BOWMAN_JAVA_OPTS=-Xmx...)");
        }
        err.flush();
        failures.add(slide.getFileName().toString());
        return Optional.empty();
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(RunRecord run) -> run.findings().glomeruli() + " glomeruli found";
            case Outcome.DoneBefore() -> "done before";
            case Outcome.Stopped() -> "stopped";
        };
    }
}
