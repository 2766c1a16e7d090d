package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.intensity.IntensityRange;
import bowman.io.image.Region;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlideIntensityTest {

    private static final int GLASS = 0xF3F1F3;
    private static final int TISSUE = 0xC060B0;
    private static final int NUCLEUS = 0x504080;

    @Test
    void aSmallSlideIsMeasuredWhole() throws IOException {
        PaintedSlide slide = painted(new SlideLevel(700, 500, 1, 256, 256));
        assertThat(SlideIntensity.range(slide)).isEqualTo(new IntensityRange(0x40 / 255f, 0xF3 / 255f));
        assertThat(slide.regionsRead().stream().mapToLong(Region::area).sum()).as("pixels read").isEqualTo(700 * 500);
    }

    @Test
    void aLargeSlideIsMeasuredOnSamplesThatEachLieInOneTile() throws IOException {
        PaintedSlide slide = painted(new SlideLevel(60_000, 40_000, 1, 512, 512));
        assertThat(SlideIntensity.range(slide)).as("the same tissue, the same range")
                .isEqualTo(new IntensityRange(0x40 / 255f, 0xF3 / 255f));
        assertThat(slide.regionsRead()).hasSize(144).allMatch(
                block -> block.x() / 512 == (block.x() + block.width() - 1) / 512
                        && block.y() / 512 == (block.y() + block.height() - 1) / 512);
    }

    @Test
    void ofSeveralLevelsThatWhichWindowsAreReadFromIsMeasured() throws IOException {
        PaintedSlide slide = painted(new SlideLevel(400, 400, 1, 256, 256), new SlideLevel(200, 200, 2, 256, 256));
        SlideIntensity.range(slide, 1);
        assertThat(slide.levelsRead()).containsOnly(1);
    }

    @Test
    void emptyGlassIsNotStretched() throws IOException {
        assertThat(SlideIntensity.range(ImageSlide.of("glass", Sections.glass(100, 100, GLASS))))
                .isEqualTo(IntensityRange.FULL);
    }

    /** Tissue in the middle, one pixel in fifty a nucleus. */
    private static PaintedSlide painted(SlideLevel... levels) {
        return new PaintedSlide(List.of(levels), Optional.empty(), (number, x, y) -> {
            SlideLevel level = levels[number];
            boolean inside = x > level.width() / 4 && x < level.width() * 3 / 4 && y > level.height() / 4
                    && y < level.height() * 3 / 4;
            int tissue = (x + 7 * y) % 50 == 0 ? NUCLEUS : TISSUE;
            return inside ? tissue : GLASS;
        });
    }
}
