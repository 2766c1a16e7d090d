package bowman.io.stitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.io.image.Region;
import bowman.runtime.RandomKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BlendTest {

    @Property(tries = 300)
    void bandByBandEqualsTheWholeMap(@ForAll @IntRange(min = 1, max = 40) int size,
            @ForAll @IntRange(min = 0, max = 90) int extraWidth, @ForAll @IntRange(min = 0, max = 90) int extraHeight,
            @ForAll @IntRange(min = 1, max = 40) int stride, @ForAll Blending blending, @ForAll long seed)
            throws IOException {
        Windows windows = new Windows(size + extraWidth, size + extraHeight, size, Math.min(stride, size));
        double[] sums = new double[windows.width() * windows.height()];
        double[] weights = new double[sums.length];
        float[] banded = new float[sums.length];
        Blend blend = new Blend(windows, blending,
                (y, row) -> System.arraycopy(row, 0, banded, y * row.length, row.length));
        for (int index = 0; index < windows.count(); index++) {
            float[] values = random(seed, index, size * size);
            blend.add(values);
            accumulate(windows, index, blending, values, sums, weights);
        }
        for (int i = 0; i < sums.length; i++) {
            double whole = blending == Blending.KPIS_VOTES ? (sums[i] >= 2 ? 1 : 0) : sums[i] / weights[i];
            assertThat((double) banded[i]).as("pixel %d", i).isCloseTo(whole, within(1e-6));
        }
    }

    /** Windows that were computed smaller than they are, on images that may be smaller than one, with some left out. */
    @Property(tries = 200)
    void enlargedWindowsEqualTheWholeMap(@ForAll @IntRange(min = 2, max = 24) int size,
            @ForAll @IntRange(min = 1, max = 24) int resolution, @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height, @ForAll @IntRange(min = 1, max = 24) int stride,
            @ForAll Blending blending, @ForAll long seed) throws IOException {
        Windows windows = new Windows(width, height, size, Math.min(stride, size));
        double[] sums = new double[width * height];
        double[] weights = new double[sums.length];
        float[] banded = new float[sums.length];
        Blend blend = new Blend(windows, resolution, blending, new MemoryWindowStore(windows, resolution), 0,
                (y, row) -> System.arraycopy(row, 0, banded, y * row.length, row.length));
        for (int index = 0; index < windows.count(); index++) {
            float[] values = random(seed, index, resolution * resolution);
            if (index % 5 == 3) {
                blend.pass();
            } else {
                blend.add(values);
                accumulate(windows, index, blending, enlarged(values, resolution, size, blending), sums, weights);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            double whole = blending == Blending.KPIS_VOTES ? (sums[i] >= 2 ? 1 : 0)
                    : weights[i] == 0 ? 0 : sums[i] / weights[i];
            assertThat((double) banded[i]).as("pixel %d", i).isCloseTo(whole, within(1e-6));
        }
    }

    private static float[] enlarged(float[] values, int resolution, int size, Blending blending) {
        float[] enlarged = new float[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double y = (row + 0.5) * resolution / size;
                double x = (column + 0.5) * resolution / size;
                enlarged[row * size + column] = (float) (blending == Blending.KPIS_VOTES
                        ? values[(2 * row + 1) * resolution / (2 * size) * resolution
                                + (2 * column + 1) * resolution / (2 * size)]
                        : linear(values, resolution, x - 0.5, y - 0.5));
            }
        }
        return enlarged;
    }

    private static double linear(float[] values, int resolution, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double sum = 0;
        for (int corner = 0; corner < 4; corner++) {
            int column = left + (corner & 1);
            int row = top + (corner >> 1);
            double weight = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
            sum += weight * values[Math.clamp(row, 0, resolution - 1) * resolution
                    + Math.clamp(column, 0, resolution - 1)];
        }
        return sum;
    }

    @Test
    void gaussianCountsTheWindowWhoseMiddleIsNearer() throws IOException {
        float[] row = new float[24];
        Blend blend = new Blend(new Windows(24, 16, 16, 8), Blending.GAUSSIAN,
                (y, values) -> System.arraycopy(values, 0, row, 0, row.length));
        blend.add(filled(0));
        blend.add(filled(1));
        assertThat(row[7]).as("in the middle of the first window alone").isEqualTo(0);
        assertThat(row[9]).as("nearer to the first one").isLessThan(0.05f);
        assertThat((double) (row[11] + row[12])).as("beside the border").isCloseTo(1, within(1e-6));
        assertThat(row[14]).as("nearer to the second one").isGreaterThan(0.95f);
    }

    @Test
    void oneVoteIsNotEnough() throws IOException {
        float[] row = new float[24];
        Blend blend = new Blend(new Windows(24, 16, 16, 8), Blending.KPIS_VOTES,
                (y, values) -> System.arraycopy(values, 0, row, 0, row.length));
        blend.add(filled(0.9f));
        blend.add(filled(0.6f));
        assertThat(row).as("only columns 8 to 15 lie in both windows")
                .startsWith(0, 0, 0, 0, 0, 0, 0, 0, 1, 1).endsWith(1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static float[] filled(float value) {
        float[] values = new float[256];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void rowsComeOnceAndInOrder() throws IOException {
        Windows windows = new Windows(7, 20, 4, 3);
        List<Integer> rows = new ArrayList<>();
        Blend blend = new Blend(windows, Blending.MEAN, (y, row) -> rows.add(y));
        for (int index = 0; index < windows.count(); index++) {
            blend.add(new float[16]);
        }
        assertThat(rows).containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void aRowLeavesAsSoonAsNoLaterWindowCoversIt() throws IOException {
        List<Integer> rows = new ArrayList<>();
        Blend blend = new Blend(new Windows(4, 20, 4, 3), Blending.MEAN, (y, row) -> rows.add(y));
        blend.add(new float[16]);
        assertThat(rows).as("after the first of the windows at rows 0, 3, 6, ...").containsExactly(0, 1, 2);
    }

    @Test
    void aWindowTooManyIsRefused() throws IOException {
        Blend blend = new Blend(new Windows(4, 4, 4, 4), Blending.MEAN, (y, row) -> { });
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

    private static void accumulate(Windows windows, int index, Blending blending, float[] values, double[] sums,
            double[] weights) {
        Region region = windows.region(index);
        int size = region.width();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int i = (region.y() + row) * windows.width() + region.x() + column;
                if (region.y() + row >= windows.height() || region.x() + column >= windows.width()) {
                    continue;
                }
                double weight = blending == Blending.GAUSSIAN ? gaussian(row, size) * gaussian(column, size) : 1;
                float value = values[row * size + column];
                sums[i] += weight * (blending == Blending.KPIS_VOTES ? (value > 0.5f ? 1 : 0) : value);
                weights[i] += weight;
            }
        }
    }

    private static double gaussian(int i, int size) {
        return Math.exp(-0.5 * Math.pow((i + 0.5 - size / 2.0) / (size / 8.0), 2));
    }
}
