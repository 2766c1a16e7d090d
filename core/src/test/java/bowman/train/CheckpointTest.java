package bowman.train;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.Shape;
import bowman.runtime.Tensor;
import bowman.weights.StateDict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    @TempDir
    private Path folder;

    @Test
    void everythingSurvivesTheFile() throws IOException {
        Tensor weight = new Tensor(Shape.of(2), new float[] {0.1f, -3});
        Tensor first = new Tensor(Shape.of(2), new float[] {1e-30f, 4});
        Tensor second = new Tensor(Shape.of(2), new float[] {Float.MIN_VALUE, 0});
        Path file = folder.resolve("c.safetensors");
        new Checkpoint("fpn/mit_b0", "crops of 256", -7, new Nadam.State(3, 0.1f), StateDict.of(Map.of("w", weight)),
                Map.of("w/m", first, "w/v", second), new History(0.5f, 0.25f, 0.125f)).write(file);
        Checkpoint read = Checkpoint.read(file);
        assertThat(read.architecture()).isEqualTo("fpn/mit_b0");
        assertThat(read.recipe()).isEqualTo("crops of 256");
        assertThat(read.seed()).isEqualTo(-7);
        assertThat(read.optimizer()).isEqualTo(new Nadam.State(3, 0.1f));
        assertThat(read.step()).isEqualTo(3);
        assertThat(read.weights().names()).containsExactly("w");
        assertThat(read.weights().get("w").data()).isEqualTo(weight.data());
        assertThat(read.moments().keySet()).containsExactlyInAnyOrder("w/m", "w/v");
        assertThat(read.moments().get("w/m").data()).isEqualTo(first.data());
        assertThat(read.moments().get("w/v").data()).isEqualTo(second.data());
        assertThat(read.history().losses()).containsExactly(0.5f, 0.25f, 0.125f);
    }

    @Test
    void aCheckpointBeforeTheFirstStepHasNoMomentsAndNoLosses() throws IOException {
        Path file = folder.resolve("c.safetensors");
        new Checkpoint("a", "", 1, Nadam.State.INITIAL, StateDict.of(Map.of("w", Tensor.zeros(Shape.of(2)))), Map.of(),
                new History()).write(file);
        assertThat(Checkpoint.read(file).history().steps()).isZero();
    }
}
