package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.Region;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of every slide, whatever its format. */
@ParameterizedClass(name = "{0}")
@MethodSource("bowman.io.tiff.SlideKind#all")
class SlideContractTest {

    @TempDir
    private Path folder;

    @Parameter
    private SlideKind kind;

    private Slide slide;

    @BeforeEach
    void open() throws IOException {
        slide = Slide.open(kind.write(folder));
    }

    @AfterEach
    void close() throws IOException {
        slide.close();
    }

    private byte[] read(int level, Region region) throws IOException {
        byte[] rgb = new byte[3 * (int) region.area()];
        slide.read(level, region, rgb);
        return rgb;
    }

    private static byte[] part(byte[] whole, int width, Region region) {
        byte[] part = new byte[3 * (int) region.area()];
        for (int y = 0; y < region.height(); y++) {
            System.arraycopy(whole, 3 * ((region.y() + y) * width + region.x()), part, 3 * y * region.width(),
                    3 * region.width());
        }
        return part;
    }

    private static Region within(SlideLevel level, Random random) {
        int x = random.nextInt(level.width());
        int y = random.nextInt(level.height());
        return new Region(x, y, 1 + random.nextInt(level.width() - x), 1 + random.nextInt(level.height() - y));
    }

    @Test
    void theLevelsGoFromFineToCoarse() {
        List<SlideLevel> levels = slide.levels();
        assertThat(levels).hasSameSizeAs(kind.levels());
        assertThat(levels.getFirst().downsample()).as("downsample of level 0").isEqualTo(1);
        for (int i = 0; i < levels.size(); i++) {
            TestPicture picture = kind.levels().get(i);
            assertThat(levels.get(i).bounds()).as("level " + i)
                    .isEqualTo(new Region(0, 0, picture.width(), picture.height()));
            assertThat(levels.get(i).downsample()).as("downsample of level " + i).isBetween(0.97 * picture.step(),
                    1.03 * picture.step());
        }
    }

    @Test
    void aLevelHoldsThePixelsOfThePicture() throws IOException {
        for (int i = 0; i < slide.levels().size(); i++) {
            Region bounds = slide.levels().get(i).bounds();
            byte[] read = read(i, bounds);
            byte[] expected = kind.levels().get(i).expected(kind.samples(), bounds);
            int worst = 0;
            for (int at = 0; at < read.length; at++) {
                worst = Math.max(worst, Math.abs((read[at] & 0xFF) - (expected[at] & 0xFF)));
            }
            assertThat(worst).as("the largest error of a sample of level " + i).isLessThanOrEqualTo(kind.tolerance());
        }
        assertThat(slide.damage()).isEmpty();
    }

    @Test
    void aRegionIsThePartOfTheWhole() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < slide.levels().size(); i++) {
            SlideLevel level = slide.levels().get(i);
            byte[] whole = read(i, level.bounds());
            for (int trial = 0; trial < 20; trial++) {
                Region region = within(level, random);
                assertThat(Arrays.equals(read(i, region), part(whole, level.width(), region)))
                        .as("level " + i + ", " + region + " is as it is in the whole").isTrue();
            }
        }
    }

    @Test
    void threadsReadTheSame() throws Exception {
        byte[] whole = read(0, slide.bounds());
        SlideLevel level = slide.levels().getFirst();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> equal = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random random = new Random(thread);
                Callable<Boolean> reading = () -> {
                    boolean same = true;
                    for (int trial = 0; trial < 20; trial++) {
                        Region region = within(level, random);
                        same &= Arrays.equals(read(0, region), part(whole, level.width(), region));
                    }
                    return same;
                };
                equal.add(threads.submit(reading));
            }
            for (Future<Boolean> one : equal) {
                assertThat(one.get()).as("all regions of a thread are as in the whole").isTrue();
            }
        }
    }

    @Test
    void whatLiesOutsideIsRefused() {
        int count = slide.levels().size();
        byte[] rgb = new byte[3 * slide.width() * slide.height()];
        assertThatThrownBy(() -> slide.read(count, new Region(0, 0, 1, 1), rgb))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("there is no level " + count);
        assertThatThrownBy(() -> slide.read(-1, new Region(0, 0, 1, 1), rgb))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("there is no level -1");
        assertThatThrownBy(() -> slide.read(0, new Region(1, 0, slide.width(), 1), rgb))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("there is no region");
        assertThatThrownBy(() -> slide.read(0, new Region(0, 0, 2, 1), new byte[5]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("needs 6 bytes, the buffer has 5");
    }

    @Test
    void aClosedSlideRefusesToRead() throws IOException {
        slide.close();
        assertThatThrownBy(() -> slide.read(0, new Region(0, 0, 1, 1), new byte[3]))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("is closed");
    }
}
