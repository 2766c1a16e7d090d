package bowman.io.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.Overview;
import bowman.io.slide.PaintedSlide;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Sections;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideLevel;
import bowman.io.synthetic.SyntheticKidney;
import bowman.io.synthetic.SyntheticKidney.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TissueMaskTest {

    private static final int GLASS = 0xF3F1F3;
    private static final int TISSUE = 0xC79CCB;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noGlomerulusLiesOnGlassAndCornersDo(long seed) throws IOException {
        Section section = new SyntheticKidney(640, 480, seed).draw();
        TissueMask mask = mask(section.image());
        for (int y = 0; y < 480; y++) {
            for (int x = 0; x < 640; x++) {
                if (section.glomeruli().level(x, y) > 0 && !mask.holds(new Region(x, y, 1, 1))) {
                    throw new AssertionError("the glomerulus at " + x + ", " + y + " is taken for glass");
                }
            }
        }
        for (Region corner : List.of(new Region(0, 0, 8, 8), new Region(632, 0, 8, 8), new Region(0, 472, 8, 8),
                new Region(632, 472, 8, 8))) {
            assertThat(mask.holds(corner)).as("tissue in the corner " + corner).isFalse();
        }
        assertThat(mask.fraction()).as("the share of tissue").isBetween(0.6, 0.9);
    }

    @Test
    void aReducedSectionHasAboutTheSameTissue() throws IOException {
        Slide slide = ImageSlide.of("section", new SyntheticKidney(640, 480, 4).draw().image());
        double whole = TissueMask.of(slide).fraction();
        assertThat(TissueMask.of(Overview.of(slide, 160), Optional.empty()).fraction())
                .isCloseTo(whole, within(0.05));
    }

    @Test
    void whereThereIsNoGlassAllIsTissue() throws IOException {
        Slide whole = ImageSlide.of("section", new SyntheticKidney(640, 480, 5).draw().image());
        TissueMask mask = mask(whole.read(new Region(160, 120, 320, 240)));
        assertThat(mask.fraction()).as("the share of tissue in the middle of a section").isGreaterThan(0.95);
        for (Region window : squares(320, 240, 16)) {
            assertThat(mask.holds(window)).as("tissue in " + window).isTrue();
        }
        assertThat(mask(Sections.glass(64, 64, TISSUE)).fraction()).as("of flat tissue").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xFFFFFF, GLASS, 0xF0EEE6, 0xE6EAEE, 0xD8D8D8, 0xE0D0D8})
    void emptyGlassHoldsNothingWhateverItsTint(int color) throws IOException {
        RgbImage image = Sections.glass(200, 150, color);
        TissueMask mask = mask(image);
        assertThat(mask.fraction()).isZero();
        assertThat(mask.holds(new Region(0, 0, 200, 150))).isFalse();
    }

    @Test
    void unevenLightIsNoTissue() throws IOException {
        RgbImage image = Sections.glass(200, 150, GLASS);
        for (int i = 0; i < image.pixels().length; i++) {
            image.pixels()[i] -= (byte) (12 * (i / 3 % 200) / 200);
        }
        assertThat(mask(image).fraction()).isZero();
    }

    @Test
    void dustIsNoTissue() throws IOException {
        RgbImage image = Sections.glass(200, 150, GLASS);
        for (int i = 1; i < 9; i++) {
            Sections.paint(image, new Region(20 * i, 15 * i, 1 + i % 2, 1 + i / 2 % 2), 0x606060);
        }
        assertThat(mask(image).fraction()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0xE2DCE3, 0xDDD8DE, 0xE8DDE9, 0x3C3246, 0x909090, 0xD8BFD8})
    void faintGrayishAndDarkTissueIsTissue(int color) throws IOException {
        RgbImage image = Sections.glass(200, 150, GLASS);
        // A strong stain elsewhere must not raise the bar.
        Sections.paint(image, new Region(100, 20, 80, 110), 0xB050B0);
        Region faint = new Region(30, 40, 40, 40);
        Sections.paint(image, faint, color);
        assertThat(mask(image).fraction()).as("the share of tissue, faint and strong, or with a pixel around each")
                .isBetween((40 * 40 + 80 * 110) / (200 * 150.0), (42 * 42 + 82 * 112) / (200 * 150.0));
    }

    @Test
    void aMarginAboutTheTissueBelongsToIt() throws IOException {
        RgbImage image = Sections.glass(200, 150, GLASS);
        Sections.paint(image, new Region(60, 60, 50, 40), TISSUE);
        TissueMask mask = mask(image);
        // The contrast is a mean of 3x3 pixels, which adds a pixel to strongly stained tissue.
        assertThat(mask.holds(new Region(118, 70, 1, 1))).as("9 pixels off").isTrue();
        assertThat(mask.holds(new Region(120, 70, 80, 20))).as("10 pixels off and more").isFalse();
        assertThat(mask.holds(new Region(0, 0, 53, 53))).as("a corner that reaches into the margin").isTrue();
        assertThat(mask.holds(new Region(0, 0, 50, 150))).as("all that ends 10 pixels before it").isFalse();
    }

    @Test
    void aGapInTheTissueIsFilled() throws IOException {
        RgbImage image = Sections.glass(200, 150, GLASS);
        Sections.paint(image, new Region(50, 30, 100, 100), TISSUE);
        Sections.paint(image, new Region(90, 70, 8, 8), GLASS);
        assertThat(mask(image).fraction()).isCloseTo(102 * 102 / (200 * 150.0), within(0.001));
    }

    @Test
    void theShareOfARegionIsItsOwn() throws IOException {
        RgbImage image = Sections.glass(200, 150, GLASS);
        Sections.paint(image, new Region(100, 0, 100, 150), TISSUE);
        TissueMask mask = mask(image);
        assertThat(mask.fraction(new Region(0, 0, 90, 150))).as("the left, glass").isZero();
        assertThat(mask.fraction(new Region(110, 10, 50, 50))).as("the right, tissue").isEqualTo(1);
        assertThat(mask.fraction(new Region(0, 0, 200, 150))).as("all").isEqualTo(mask.fraction());
    }

    @Test
    void theAreaIsKnownWhereTheScaleIs() throws IOException {
        PaintedSlide slide = new PaintedSlide(List.of(new SlideLevel(6000, 4000, 1, 512, 512)),
                Optional.of(new PixelSize(2, PixelSize.Source.USER)),
                (level, x, y) -> x >= 1000 && x < 5000 && y >= 500 && y < 3500 ? TISSUE : GLASS);
        assertThat(TissueMask.of(slide).squareMillimetres().orElseThrow()).as("8 mm by 6 mm")
                .isCloseTo(48, within(0.5));
        assertThat(mask(Sections.glass(50, 50, TISSUE)).squareMillimetres()).isEmpty();
    }

    @Test
    void tissueIsLookedForAtEightMicrometresPerPixel() {
        assertThat(FoundTissue.overviewSize(sized(80_000, 0.25))).isEqualTo(2500);
        assertThat(FoundTissue.overviewSize(sized(1_000, 0.25))).as("of a patch").isEqualTo(256);
        assertThat(FoundTissue.overviewSize(sized(200_000, 0.5))).as("of more than any slide").isEqualTo(3072);
    }

    @Test
    void noMaskHoldsAll() {
        assertThat(TissueMask.ALL.holds(new Region(5, 5, 1, 1))).isTrue();
        assertThat(TissueMask.ALL.fraction()).isEqualTo(1);
        assertThat(TissueMask.ALL.squareMillimetres()).isEmpty();
    }

    @Test
    void aRegionOutsideTheSlideIsRefused() throws IOException {
        TissueMask mask = mask(Sections.glass(50, 40, GLASS));
        assertThatThrownBy(() -> mask.holds(new Region(45, 0, 6, 1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a slide of 50x40 has no region 6x1 at 45,0");
    }

    @Test
    void faintTissueThatFillsTheImageIsTissue() throws IOException {
        Slide whole = ImageSlide.of("section", new SyntheticKidney(640, 480, 6).draw().image());
        RgbImage faded = whole.read(new Region(160, 120, 320, 240));
        for (int i = 0; i < faded.pixels().length; i++) {
            faded.pixels()[i] = (byte) (243 - (243 - (faded.pixels()[i] & 0xFF)) / 3);
        }
        TissueMask mask = mask(faded);
        for (Region window : squares(320, 240, 32)) {
            assertThat(mask.holds(window)).as("tissue in " + window).isTrue();
        }
    }

    private static List<Region> squares(int width, int height, int side) {
        List<Region> squares = new ArrayList<>();
        for (int y = 0; y + side <= height; y += side) {
            for (int x = 0; x + side <= width; x += side) {
                squares.add(new Region(x, y, side, side));
            }
        }
        return squares;
    }

    private static TissueMask mask(RgbImage image) throws IOException {
        return TissueMask.of(ImageSlide.of("section", image));
    }

    private static PaintedSlide sized(int width, double micronsPerPixel) {
        return new PaintedSlide(List.of(new SlideLevel(width, 100, 1, 256, 256)),
                Optional.of(new PixelSize(micronsPerPixel, PixelSize.Source.USER)), (level, x, y) -> GLASS);
    }
}
