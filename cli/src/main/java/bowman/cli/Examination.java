package bowman.cli;

import bowman.kernels.SelfTest;
import bowman.kernels.SelfTest.Result;
import bowman.runtime.Backend;
import bowman.runtime.Device;
import bowman.runtime.Workers;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Examines backends and reports each finding as soon as it is made.
 *
 * @param workers the threads that compute
 * @param out where the report is printed
 */
record Examination(Workers workers, PrintWriter out) {

    private static final Duration TIMED = Duration.ofSeconds(2);

    /** A backend on one of its devices, without a fallback to another backend. */
    record Subject(Backend backend, Device device) {

        @Override
        public String toString() {
            return backend.name() + " on " + device.id();
        }
    }

    /** Scope of an examination. */
    enum Extent { RESULTS, RESULTS_AND_SPEED }

    /** Examines a subject; returns one sentence if a check failed. */
    Optional<String> of(Subject subject, Extent extent) {
        List<String> wrong = new ArrayList<>();
        out.printf("%n%s, compared with plain loops%n", subject);
        out.flush();
        SelfTest.of(subject.backend(), workers, this::report).stream().filter(result -> !result.passed())
                .map(Result::family).forEach(wrong::add);
        if (extent == Extent.RESULTS_AND_SPEED) {
            SpeedCheck speed = new SpeedCheck(subject.backend(), workers, TIMED);
            out.printf("%n%s, median time of %s%n", subject, SpeedCheck.ARCHITECTURE);
            time("prediction, " + SpeedCheck.IMAGE, speed, SpeedCheck::forward).ifPresent(wrong::add);
            time("training step, " + SpeedCheck.CROPS, speed, SpeedCheck::trainingStep).ifPresent(wrong::add);
        }
        return wrong.isEmpty() ? Optional.empty()
                : Optional.of(subject + " fails in: " + String.join("; ", wrong));
    }

    private void report(Result result) {
        String finding = result.failure().map(message -> "FAILED: " + message).orElseGet(() -> result.passed()
                ? "correct, within %.1e".formatted(result.difference())
                : "WRONG: %s is off by %.1e, %.1e is allowed".formatted(result.worst(), result.difference(),
                        SelfTest.TOLERANCE));
        line(result.family(), finding);
    }

    /** Reports a time; returns its name if it could not be measured. */
    private Optional<String> time(String what, SpeedCheck speed, ToDoubleFunction<SpeedCheck> measured) {
        try {
            line(what, "%,.1f ms".formatted(measured.applyAsDouble(speed)));
            return Optional.empty();
        } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
            line(what, "FAILED: " + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
            return Optional.of(what);
        }
    }

    private void line(String what, String finding) {
        out.printf("%-28s %s%n", what, finding);
        out.flush();
    }
}
