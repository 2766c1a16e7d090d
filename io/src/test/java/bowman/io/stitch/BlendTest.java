package bowman.io.stitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.slide.Region;
import bowman.runtime.RandomKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BlendTest {

    @Property(tries = 200)
    void bandByBandEqualsTheWholeMap(@ForAll @IntRange(min = 1, max = 9) int size,
            @ForAll @IntRange(min = 0, max = 30) int extraWidth, @ForAll @IntRange(min = 0, max = 30) int extraHeight,
            @ForAll @IntRange(min = 1, max = 9) int stride, @ForAll long seed) throws IOException {
        Windows windows = new Windows(size + extraWidth, size + extraHeight, size, Math.min(stride, size));
        float[] whole = new float[windows.width() * windows.height()];
        int[] cover = new int[whole.length];
        float[] banded = new float[whole.length];
        Blend blend = new Blend(windows, (y, row) -> System.arraycopy(row, 0, banded, y * row.length, row.length));
        for (int index = 0; index < windows.count(); index++) {
            float[] values = random(seed, index, size * size);
            blend.add(values);
            accumulate(windows, index, values, whole, cover);
        }
        for (int i = 0; i < whole.length; i++) {
            whole[i] /= cover[i];
        }
        assertThat(banded).as("the same sums in the same order").isEqualTo(whole);
    }

    @Test
    void rowsComeOnceAndInOrder() throws IOException {
        Windows windows = new Windows(7, 20, 4, 3);
        List<Integer> rows = new ArrayList<>();
        Blend blend = new Blend(windows, (y, row) -> rows.add(y));
        for (int index = 0; index < windows.count(); index++) {
            blend.add(new float[16]);
        }
        assertThat(rows).containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void aRowLeavesAsSoonAsNoLaterWindowCoversIt() throws IOException {
        List<Integer> rows = new ArrayList<>();
        Blend blend = new Blend(new Windows(4, 20, 4, 3), (y, row) -> rows.add(y));
        blend.add(new float[16]);
        assertThat(rows).as("after the first of the windows at rows 0, 3, 6, ...").containsExactly(0, 1, 2);
    }

    @Test
    void aWindowTooManyIsRefused() throws IOException {
        Blend blend = new Blend(new Windows(4, 4, 4, 4), (y, row) -> { });
        blend.add(new float[16]);
        assertThatThrownBy(() -> blend.add(new float[16])).isInstanceOf(IllegalStateException.class);
    }

    private static float[] random(long seed, int index, int count) {
        RandomKey key = RandomKey.of(seed, index);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = key.uniform(0, i);
        }
        return values;
    }

    private static void accumulate(Windows windows, int index, float[] values, float[] sums, int[] cover) {
        Region region = windows.region(index);
        for (int row = 0; row < region.height(); row++) {
            for (int column = 0; column < region.width(); column++) {
                int i = (region.y() + row) * windows.width() + region.x() + column;
                sums[i] += values[row * region.width() + column];
                cover[i]++;
            }
        }
    }
}
