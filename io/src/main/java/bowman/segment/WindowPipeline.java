package bowman.segment;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * Reads windows, computes them and hands them on, all three at once: threads read ahead, the caller's thread computes,
 * and another hands on what was computed. None of the threads begun here is ever interrupted, since that would close
 * the files of slides that cannot bear it; an interrupt of the caller's thread waits until the end.
 */
final class WindowPipeline {

    private static final int MOST_READERS = 8;

    private final int count;
    private final int inputSize;
    private final Supplier<WindowReader> readers;
    private final WindowModel model;
    private final WindowSink sink;
    private long networkNanos;

    /**
     * @param count of the windows
     * @param readers makes a reader for each thread that reads
     */
    WindowPipeline(int count, int inputSize, Supplier<WindowReader> readers, WindowModel model, WindowSink sink) {
        this.count = count;
        this.inputSize = inputSize;
        this.readers = readers;
        this.model = model;
        this.sink = sink;
    }

    /** A window that was read. */
    private record Input(int index, float[] colors) {
    }

    /**
     * Runs until all windows are handed on, or it is to stop.
     *
     * @param wanted whether a window is to be computed
     * @param stopped asked before each window
     * @param computed hears of each window that was handed on
     * @return whether all were handed on
     */
    boolean run(IntPredicate wanted, BooleanSupplier stopped, Runnable computed) throws IOException {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_READERS);
        try (ExecutorService reading = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon()
                .name("bowman-read-", 0).factory());
                ExecutorService handing = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon()
                        .name("bowman-blend").factory())) {
            Run run = new Run(reading, handing, threads, wanted, stopped, computed);
            try {
                return run.toTheEnd();
            } finally {
                // An executor that is closed by a thread with an interrupt would pass it on.
                run.ahead.forEach(WindowPipeline::await);
                run.handed.forEach(WindowPipeline::await);
            }
        }
    }

    /** How long the network took in all, in nanoseconds. */
    long networkNanos() {
        return networkNanos;
    }

    /** One pass over the windows. */
    private final class Run {

        private final ExecutorService reading;
        private final ExecutorService handing;
        private final IntPredicate wanted;
        private final BooleanSupplier stopped;
        private final Runnable computed;
        private final BlockingQueue<WindowReader> idle;
        private final BlockingQueue<float[]> inputs;
        private final BlockingQueue<float[]> outputs;
        private final Deque<Future<Input>> ahead = new ArrayDeque<>();
        private final Deque<Future<?>> handed = new ArrayDeque<>();
        private int asked;
        private int reached;

        Run(ExecutorService reading, ExecutorService handing, int threads, IntPredicate wanted, BooleanSupplier stopped,
                Runnable computed) {
            this.reading = reading;
            this.handing = handing;
            this.wanted = wanted;
            this.stopped = stopped;
            this.computed = computed;
            this.idle = new ArrayBlockingQueue<>(threads);
            this.inputs = new ArrayBlockingQueue<>(threads + 1);
            this.outputs = new ArrayBlockingQueue<>(2);
            for (int i = 0; i < threads; i++) {
                idle.add(readers.get());
            }
            for (int i = 0; i <= threads; i++) {
                inputs.add(new float[3 * inputSize * inputSize]);
            }
            outputs.add(new float[inputSize * inputSize]);
            outputs.add(new float[inputSize * inputSize]);
        }

        boolean toTheEnd() throws IOException {
            readAhead();
            while (!ahead.isEmpty() && !stopped.getAsBoolean()) {
                Input input = result(ahead.remove());
                passUntil(input.index());
                float[] output = freeOutput();
                long begin = System.nanoTime();
                model.run(input.colors(), output);
                networkNanos += System.nanoTime() - begin;
                inputs.add(input.colors());
                readAhead();
                hand(input.index(), output);
                computed.run();
            }
            boolean all = ahead.isEmpty();
            while (!ahead.isEmpty()) {
                result(ahead.remove());
            }
            if (all) {
                passUntil(count);
            }
            while (!handed.isEmpty()) {
                result(handed.remove());
            }
            return all;
        }

        private void readAhead() {
            while (asked < count && !inputs.isEmpty()) {
                int index = asked++;
                if (wanted.test(index)) {
                    float[] colors = inputs.remove();
                    ahead.add(reading.submit(() -> read(index, colors)));
                }
            }
        }

        private Input read(int index, float[] colors) throws IOException {
            WindowReader reader = idle.remove();
            try {
                reader.read(index, colors);
            } finally {
                idle.add(reader);
            }
            return new Input(index, colors);
        }

        private void passUntil(int end) throws IOException {
            int from = reached;
            if (from < end) {
                submit(() -> {
                    for (int index = from; index < end; index++) {
                        sink.pass(index);
                    }
                    return null;
                });
            }
            reached = end;
        }

        private void hand(int index, float[] output) throws IOException {
            submit(() -> {
                sink.add(index, output);
                outputs.add(output);
                return null;
            });
            reached = index + 1;
        }

        /** Also fails as soon as something that was handed on before has failed. */
        private void submit(Callable<Void> work) throws IOException {
            handed.add(handing.submit(work));
            while (handed.peek().isDone()) {
                result(handed.remove());
                if (handed.isEmpty()) {
                    return;
                }
            }
        }

        /** When handing on has failed, no output comes back; waiting for what was handed on tells. */
        private float[] freeOutput() throws IOException {
            while (outputs.isEmpty() && !handed.isEmpty()) {
                result(handed.remove());
            }
            return outputs.remove();
        }
    }

    private static <T> T result(Future<T> future) throws IOException {
        await(future);
        if (future.state() == Future.State.SUCCESS) {
            return future.resultNow();
        }
        switch (future.exceptionNow()) {
            case IOException failure -> throw failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case Throwable failure -> throw new IllegalStateException(failure);
        }
    }

    /** Waits until it has ended, well or not, whatever interrupts. */
    private static void await(Future<?> future) {
        boolean interrupted = false;
        while (!future.isDone()) {
            try {
                future.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                // It has ended; who needs the result hears why.
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
