package bowman.io.stitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowsTest {

    @Test
    void theLastWindowIsAlignedToTheFarEdge() {
        Windows windows = new Windows(1024, 1802, 512, 256);
        assertThat(IntStream.range(0, windows.rowCount()).map(windows::y))
                .containsExactly(0, 256, 512, 768, 1024, 1280, 1290);
        assertThat(IntStream.range(0, windows.columnCount()).map(windows::x)).containsExactly(0, 256, 512);
    }

    @Test
    void anImageOfOneWindowHasOne() {
        assertThat(new Windows(64, 64, 64, 32).count()).isEqualTo(1);
    }

    @Test
    void windowsComeRowByRow() {
        Windows windows = new Windows(96, 64, 64, 32);
        assertThat(windows.region(1).x()).as("the second window lies to the right of the first").isEqualTo(32);
    }

    @Test
    void anImageSmallerThanAWindowIsRefused() {
        assertThatThrownBy(() -> new Windows(300, 200, 256, 128)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("300x200").hasMessageContaining("smaller than a window of 256x256");
    }

    @Test
    void aStrideThatLeavesGapsIsRefused() {
        assertThatThrownBy(() -> new Windows(300, 200, 64, 65)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stride of 65");
    }
}
