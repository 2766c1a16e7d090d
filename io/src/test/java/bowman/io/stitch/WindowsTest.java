package bowman.io.stitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.Region;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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
    void anImageSmallerThanAWindowHasOneThatLeavesIt() {
        Windows windows = new Windows(100, 20, 64, 32);
        assertThat(windows.leaveImage()).isTrue();
        assertThat(windows.count()).isEqualTo(3);
        assertThat(windows.region(2)).isEqualTo(new Region(36, 0, 64, 64));
        assertThat(new Windows(64, 64, 64, 32).leaveImage()).isFalse();
    }

    @Property(tries = 200)
    void rowsOfWindowsThatShareAPixelAreNeededAtOnce(@ForAll @IntRange(min = 1, max = 20) int size,
            @ForAll @IntRange(min = 1, max = 20) int stride, @ForAll @IntRange(min = 1, max = 200) int height) {
        Windows windows = new Windows(size, height, size, Math.min(stride, size));
        int most = 0;
        for (int y = 0; y < height; y++) {
            int first = -1;
            for (int row = 0; row < windows.rowCount(); row++) {
                if (windows.y(row) <= y && y < windows.y(row) + size) {
                    first = first < 0 ? row : first;
                    most = Math.max(most, row - first + 1);
                }
            }
        }
        assertThat(windows.rowsAtOnce()).isEqualTo(most);
    }

    @Test
    void aStrideThatLeavesGapsIsRefused() {
        assertThatThrownBy(() -> new Windows(300, 200, 64, 65)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stride of 65");
    }

    @Test
    void moreWindowsThanCanBeCountedAreRefused() {
        assertThatThrownBy(() -> new Windows(90_000, 80_000, 64, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7189293969 windows").hasMessageContaining("a longer stride");
    }
}
