package bowman.io.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.io.export.Drawn;
import bowman.io.image.GrayImage;
import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideLevel;
import bowman.metrics.Connectivity;
import bowman.metrics.Holes;
import bowman.metrics.Instance;
import bowman.metrics.InstanceFinder.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskInstancesTest {

    @Test
    void aSlideReadInBandsGivesTheSameInstancesAsAnImageInMemory() throws IOException {
        byte[] mask = Drawn.random(40 * 33, 0.4, 1);
        List<Instance> expected = Drawn.instances(40, mask, Connectivity.EIGHT, Holes.KEEP);
        assertThat(MaskInstances.find(GrayRows.of(new GrayImage(40, 33, mask)), Settings.DEFAULT))
                .as("in memory").isEqualTo(expected);
        Tiled slide = new Tiled(40, 33, mask, 8);
        assertThat(MaskInstances.find(GrayRows.of(slide), Settings.DEFAULT)).as("in bands").isEqualTo(expected);
        assertThat(slide.reads).extracting(Region::height).as("rows of the bands").containsExactly(8, 8, 8, 8, 1);
    }

    /** A slide of gray pixels in tiles, which notes what was read. */
    private static final class Tiled implements Slide {

        private final Slide whole;
        private final SlideLevel level;
        private final List<Region> reads = new ArrayList<>();

        Tiled(int width, int height, byte[] gray, int tile) {
            RgbImage image = RgbImage.blank(width, height);
            for (int i = 0; i < gray.length; i++) {
                image.setColor(i % width, i / width, 0x010101 * (gray[i] & 0xFF));
            }
            whole = ImageSlide.of("tiled", image);
            level = new SlideLevel(width, height, 1, tile, tile);
        }

        @Override
        public String name() {
            return "tiled";
        }

        @Override
        public String format() {
            return "drawn";
        }

        @Override
        public List<SlideLevel> levels() {
            return List.of(level);
        }

        @Override
        public Optional<PixelSize> pixelSize() {
            return Optional.empty();
        }

        @Override
        public void read(int number, Region region, byte[] rgb) throws IOException {
            reads.add(region);
            whole.read(number, region, rgb);
        }

        @Override
        public void close() {
        }
    }

    @Test
    void theLevelOfAColourIsItsHighestSample() throws IOException {
        RgbImage image = RgbImage.blank(3, 1);
        image.setColor(0, 0, 0x0A141E);
        image.setColor(1, 0, 0x00FF00);
        image.setColor(2, 0, 0xC80000);
        byte[] levels = new byte[3];
        GrayRows.of(ImageSlide.of("colours", image)).next(levels);
        assertThat(levels).containsExactly(30, 255, 200);
    }

    @Test
    void probabilitiesComeFromTheMapBesideTheMask() throws IOException {
        GrayImage mask = new GrayImage(4, 1, new byte[] {-1, -1, 0, -1});
        GrayImage map = new GrayImage(4, 1, new byte[] {51, 102, -1, 0});
        List<Instance> found = MaskInstances.find(LabelRows.of(GrayRows.of(mask)), GrayRows.of(map), Settings.DEFAULT);
        assertThat(found).extracting(Instance::area).as("the mask decides, not the map").containsExactly(2L, 1L);
        assertThat(found.getFirst().meanProbability()).isCloseTo(0.3, within(1e-12));
        assertThat(found.getFirst().maximumProbability()).isEqualTo(0.4);
        assertThat(found.getLast().meanProbability()).as("0 in the map").isEqualTo(1 / 255.0);
    }

    @Test
    void aMapOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> MaskInstances.find(LabelRows.of(GrayRows.of(GrayImage.blank(4, 3))),
                GrayRows.of(GrayImage.blank(3, 4)), Settings.DEFAULT)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the probability map has 3x4 pixels and its mask 4x3; give the map of this mask");
    }
}
