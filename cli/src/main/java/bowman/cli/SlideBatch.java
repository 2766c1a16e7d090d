package bowman.cli;

import bowman.cli.SlideJob.Outcome;
import bowman.file.FileText;
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
            String what = "%s (%d of %d)".formatted(FileText.words(slide.getFileName().toString()), i + 1,
                    slides.size());
            Optional<Outcome> outcome = segment(slide, what);
            if (outcome.isPresent() && outcome.get() instanceof Outcome.Stopped) {
                err.printf("stopped in %s; continue with --resume%n", what);
                return OrderlyStop.EXIT_CODE;
            }
            outcome.ifPresent(done -> out.println(what + ": " + words(done)));
            out.flush();
        }
        if (!failures.isEmpty()) {
            Complaint.say("%d of %d slides could not be segmented: %s".formatted(failures.size(), slides.size(),
                    String.join(", ", failures)), err);
        }
        return failures.isEmpty() ? 0 : SOME_FAILED;
    }

    /** Segments a slide; empty if it failed. */
    private Optional<Outcome> segment(Path slide, String what) {
        try {
            return Optional.of(job.segment(slide, Optional.empty(), SegmentCommand.progress(err, what),
                    Notes.to(err)));
        } catch (IOException | IllegalArgumentException | BackendException | WeightsException failure) {
            Complaint.say(failure.getMessage() == null ? slide + ": " + failure : failure.getMessage(), err);
        } catch (RuntimeException | StackOverflowError defect) {
            Complaint.sayDefect(slide + ": ", defect, err);
        } catch (OutOfMemoryError failure) {
            Complaint.say(slide + ": the memory is not enough (" + failure.getMessage()
                    + "); give more (BOWMAN_JAVA_OPTS=-Xmx...)", err);
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
