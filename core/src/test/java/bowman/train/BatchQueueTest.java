package bowman.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.Shape;
import bowman.runtime.Tensor;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BatchQueueTest {

    @Test
    void batchesComeInOrderFromTheFirstStepOn() throws Exception {
        try (BatchQueue queue = new BatchQueue((step, batch) -> batch.images().data()[0] = step, 3, 8, batch(),
                batch())) {
            for (int step = 3; step < 8; step++) {
                Batch batch = queue.take();
                assertThat(batch.images().data()[0]).as("what was filled for step " + step).isEqualTo(step);
                queue.release(batch);
            }
        }
    }

    @Test
    void aBatchIsMadeWhileAnotherIsUsed() throws Exception {
        CountDownLatch second = new CountDownLatch(2);
        try (BatchQueue queue = new BatchQueue((step, batch) -> second.countDown(), 0, 5, batch(), batch())) {
            queue.take();
            assertThat(second.await(10, TimeUnit.SECONDS)).as("the second batch is made before the first is released")
                    .isTrue();
        }
    }

    @Test
    void batchesBeforeAFailureStillCome() throws Exception {
        try (BatchQueue queue = new BatchQueue((step, batch) -> {
            if (step == 1) {
                throw new IOException("gone");
            }
        }, 0, 5, batch(), batch())) {
            queue.release(queue.take());
            assertThatThrownBy(queue::take).isInstanceOf(IOException.class).hasMessage("gone");
        }
    }

    @Test
    void closingEndsASourceThatWaits() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        BatchQueue queue = new BatchQueue((step, batch) -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }, 0, 5, batch(), batch());
        waiting.await();
        queue.close();
        assertThat(interrupted.getCount()).as("sources that were not interrupted when close returned").isZero();
    }

    private static Batch batch() {
        return new Batch(Tensor.zeros(Shape.map(1, 1, 1, 3)), Tensor.zeros(Shape.map(1, 1, 1, 1)));
    }
}
