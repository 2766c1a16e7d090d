package bowman.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyChunkRunsExactlyOnce(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int chunks = 0; chunks < 200; chunks++) {
                AtomicIntegerArray runs = new AtomicIntegerArray(chunks);
                workers.run(chunks, (chunk, worker) -> {
                    assertThat(worker).isBetween(0, threads - 1);
                    runs.incrementAndGet(chunk);
                });
                for (int chunk = 0; chunk < chunks; chunk++) {
                    assertThat(runs.get(chunk)).as("chunk %d of %d", chunk, chunks).isEqualTo(1);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFailureReachesTheCallerAndThePoolGoesOn(int threads) {
        try (Workers workers = new Workers(threads)) {
            assertThatThrownBy(() -> workers.run(10, (chunk, worker) -> {
                if (chunk == 7) {
                    throw new IllegalArgumentException("chunk 7");
                }
            })).isInstanceOf(IllegalArgumentException.class).hasMessage("chunk 7");

            AtomicIntegerArray runs = new AtomicIntegerArray(1);
            workers.run(4, (chunk, worker) -> runs.incrementAndGet(0));
            assertThat(runs.get(0)).isEqualTo(4);
        }
    }
}
