package bowman.kernels.tornado.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.graph.Shape;
import bowman.kernels.tornado.kernel.ConvolutionSizes;
import bowman.runtime.InsufficientMemoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A launch that no device can run is refused like one that does not fit, so {@code auto} computes on the host. */
class GridTest {

    @Test
    void itemsAreCountedAlongTheFirstAxis() {
        assertThat(Grid.ofGroups(3, 4, 5).worker().getGlobalWork()).containsExactly(3 * 256, 4, 5);
        assertThat(Grid.ofGroups(3, 4, 5).worker().getLocalWork()).containsExactly(256, 1, 1);
    }

    @ParameterizedTest(name = "{0} x {1} x {2} groups")
    @CsvSource({"8388608, 1, 1", "1, 65536, 1", "1, 1, 65536"})
    void gridsThatNoDeviceRunsAreRefused(int x, int y, int z) {
        assertThat(Grid.ofGroups(8388607, 65535, 65535)).isNotNull();
        assertThatThrownBy(() -> Grid.ofGroups(x, y, z)).isInstanceOf(InsufficientMemoryException.class)
                .hasMessageContaining(x + " x " + y + " x " + z)
                .hasMessageContaining("2147483647 items along the first axis and 65535 groups along the others")
                .hasMessageContaining("--backend vector");
    }

    @Test
    void gridWithoutAGroupIsADefect() {
        assertThatIllegalArgumentException().isThrownBy(() -> Grid.ofGroups(0, 1, 1));
    }

    @Test
    void mapsWiderThanTheirPackedSizesAreRefused() {
        Shape widest = Shape.map(1, 1, 32767, 1);
        assertThat(ConvolutionSizes.maps(widest, widest)).isPositive();
        Shape wider = Shape.map(1, 1, 32768, 1);
        assertThatThrownBy(() -> ConvolutionSizes.maps(wider, wider)).isInstanceOf(InsufficientMemoryException.class)
                .hasMessageContaining("32768").hasMessageContaining("--backend vector");
    }
}
