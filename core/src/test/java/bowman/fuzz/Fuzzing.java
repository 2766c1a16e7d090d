package bowman.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.file.FileText;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Reads damaged files: each is read, or refused by an exception that the reader declares, whose message is one line
 * that names the file; and neither takes long or much memory. The files are the same in every run. System properties:
 * {@code bowman.fuzz.minutes} goes on with further files for a time, {@code bowman.fuzz.first} begins with the file of
 * that number. A file that fails is kept in {@code target/fuzz}.
 *
 * @param name what is read
 * @param suffix of the files' names
 * @param words that files of this format are made of
 * @param valid files that can be read
 * @param mebibytes the most memory that reading one may reserve in all
 * @param tries the number of damaged files in a usual run
 */
public record Fuzzing(String name, String suffix, List<String> words, List<byte[]> valid, int mebibytes, int tries) {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Copies the lists. */
    public Fuzzing {
        words = List.copyOf(words);
        valid = List.copyOf(valid);
    }

    /** Reads all of a file that a command could need. */
    @FunctionalInterface
    public interface Reading {

        /** Reads a file. */
        void read(Path file) throws Exception;
    }

    /**
     * Reads the valid files, then damaged ones.
     *
     * @param refusals accepts the exceptions that the reader declares
     */
    public void run(Path folder, Reading reading, Predicate<Throwable> refusals) throws Exception {
        Path file = folder.resolve("file" + suffix);
        ExecutorService reader = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        try {
            for (byte[] bytes : valid) {
                Files.write(file, bytes);
                reading.read(file);
            }
            Damage damage = new Damage(valid, words);
            long first = Long.getLong("bowman.fuzz.first", 0);
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong("bowman.fuzz.minutes", 0));
            for (long number = first; number < first + tries || System.nanoTime() < end; number++) {
                byte[] bytes = damage.file(number);
                try {
                    Files.write(file, bytes);
                    check(file, reader.submit(() -> allocated(file, reading)), refusals);
                } catch (AssertionError e) {
                    throw new AssertionError("file " + number + " of " + name + ", kept as " + kept(number, bytes)
                            + ": " + e.getMessage(), e);
                }
            }
        } finally {
            reader.shutdownNow();
        }
    }

    /** Reads a file, and returns how much memory that reserved, in bytes. */
    private static long allocated(Path file, Reading reading) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        reading.read(file);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private void check(Path file, Future<Long> read, Predicate<Throwable> refusals) throws InterruptedException {
        try {
            assertThat(read.get(LONGEST.toSeconds(), TimeUnit.SECONDS) >> 20).as("mebibytes reserved")
                    .isLessThanOrEqualTo(mebibytes);
        } catch (TimeoutException e) {
            read.cancel(true);
            throw new AssertionError("reading takes more than " + LONGEST.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            Throwable refusal = e.getCause();
            if (!refusals.test(refusal)) {
                throw new AssertionError("reading throws " + refusal, refusal);
            }
            assertThat(refusal.getMessage()).as("the message of %s", Arrays.toString(refusal.getStackTrace()))
                    .matches(FileText::isPrintable, "has no control characters").hasSizeLessThan(10_010)
                    .contains(file.getFileName().toString());
        }
    }

    private Path kept(long number, byte[] bytes) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "fuzz"));
            return Files.write(folder.resolve(name.replace(' ', '-') + "-" + number + suffix), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
