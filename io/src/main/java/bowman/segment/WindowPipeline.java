package bowman.segment;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Reads windows, computes them and blends them, all three at once: threads read ahead, the caller's thread computes,
 * and another thread blends what was computed. None of the threads begun here is ever interrupted, since an interrupt
 * would close the files of slides; an interrupt of the caller's thread waits until the end.
 */
final class WindowPipeline {

    private static final int MOST_READERS = 8;

    private final SlideWindows windows;
    private final WindowModel model;
    private final BlendedMap map;
    private long networkNanos;

    WindowPipeline(SlideWindows windows, WindowModel model, BlendedMap map) {
        this.windows = windows;
        this.model = model;
        this.map = map;
    }

    /** A window that was read. */
    private record Input(int index, float[] colors) {
    }

    /**
     * Runs until all windows are blended, or it is stopped.
     *
     * @param stopped asked before each window
     * @param listener notified of each window that was computed, on this thread
     * @return whether all windows were blended
     */
    boolean run(BooleanSupplier stopped, SegmentationListener listener) throws IOException {
        BitSet wanted = map.wanted();
        int all = Math.toIntExact(windows.counts().computed());
        WindowProgress progress = new WindowProgress(all - wanted.cardinality(), all, listener);
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_READERS);
        try (ExecutorService reading = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon()
                .name("bowman-read-", 0).factory());
                ExecutorService blending = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon()
                        .name("bowman-blend").factory())) {
            Run run = new Run(reading, blending, threads, wanted);
            try {
                return run.toTheEnd(stopped, progress);
            } finally {
                // An executor that is closed by a thread with an interrupt would pass it on.
                run.ahead.forEach(WindowPipeline::await);
                run.blended.forEach(WindowPipeline::await);
            }
        }
    }

    /** Returns the time that the network took in all, in nanoseconds. */
    long networkNanos() {
        return networkNanos;
    }

    /** One pass over the windows. */
    private final class Run {

        private final ExecutorService reading;
        private final ExecutorService blending;
        private final BitSet wanted;
        private final BlockingQueue<WindowReader> idle;
        private final BlockingQueue<float[]> inputs;
        private final BlockingQueue<float[]> outputs;
        private final Deque<Future<Input>> ahead = new ArrayDeque<>();
        private final Deque<Future<?>> blended = new ArrayDeque<>();
        private final int count = windows.grid().count();
        private int asked;
        private int reached;

        Run(ExecutorService reading, ExecutorService blending, int threads, BitSet wanted) {
            this.reading = reading;
            this.blending = blending;
            this.wanted = wanted;
            int pixels = windows.inputSize() * windows.inputSize();
            this.idle = new ArrayBlockingQueue<>(threads);
            this.inputs = new ArrayBlockingQueue<>(threads + 1);
            this.outputs = new ArrayBlockingQueue<>(2);
            for (int i = 0; i < threads; i++) {
                idle.add(windows.reader());
            }
            for (int i = 0; i <= threads; i++) {
                inputs.add(new float[3 * pixels]);
            }
            outputs.add(new float[pixels]);
            outputs.add(new float[pixels]);
        }

        boolean toTheEnd(BooleanSupplier stopped, WindowProgress progress) throws IOException {
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
                blend(input.index(), output);
                progress.computed();
            }
            boolean all = ahead.isEmpty();
            while (!ahead.isEmpty()) {
                result(ahead.remove());
            }
            if (all) {
                passUntil(count);
            }
            while (!blended.isEmpty()) {
                result(blended.remove());
            }
            return all;
        }

        private void readAhead() {
            while (asked < count && !inputs.isEmpty()) {
                int index = asked++;
                if (wanted.get(index)) {
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
                        map.pass();
                    }
                    return null;
                });
            }
            reached = end;
        }

        private void blend(int index, float[] output) throws IOException {
            submit(() -> {
                map.add(output);
                outputs.add(output);
                return null;
            });
            reached = index + 1;
        }

        /** Also throws as soon as something that was submitted before has failed. */
        private void submit(Callable<Void> work) throws IOException {
            blended.add(blending.submit(work));
            while (blended.peek().isDone()) {
                result(blended.remove());
                if (blended.isEmpty()) {
                    return;
                }
            }
        }

        /** When blending has failed, no output comes back; waiting for what was submitted throws the cause. */
        private float[] freeOutput() throws IOException {
            while (outputs.isEmpty() && !blended.isEmpty()) {
                result(blended.remove());
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
                // It has ended; asking for the result throws the cause.
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
