package bowman.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeLeftTest {

    private final AtomicLong nanoseconds = new AtomicLong(12345);

    @Test
    void theFirstPartCountsOnlyAsLongAsThereIsNoOther() {
        TimeLeft timeLeft = new TimeLeft(0, 10, nanoseconds::get);
        assertThat(after(timeLeft, 1, 7)).isEqualTo(Duration.ofSeconds(9 * 7));
        assertThat(after(timeLeft, 2, 1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(after(timeLeft, 3, 3)).as("two parts in 1 + 3 seconds").isEqualTo(Duration.ofSeconds(7 * 2));
    }

    @Test
    void partsThatWereDoneBeforeTookNoTime() {
        TimeLeft timeLeft = new TimeLeft(900, 1000, nanoseconds::get);
        assertThat(after(timeLeft, 901, 2)).isEqualTo(Duration.ofSeconds(99 * 2));
    }

    @Test
    void nothingIsLeftAfterTheLastPart() {
        assertThat(after(new TimeLeft(0, 1, nanoseconds::get), 1, 5)).isEqualTo(Duration.ZERO);
    }

    private Duration after(TimeLeft timeLeft, long done, int seconds) {
        nanoseconds.addAndGet(Duration.ofSeconds(seconds).toNanos());
        return timeLeft.after(done);
    }
}
