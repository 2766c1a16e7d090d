package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bowman.io.image.RgbImage;
import bowman.io.slide.AssociatedImage;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * Slides of OpenSlide's collection of test files, where the system property {@code bowman.data} names a folder that
 * holds them. The sums are those of the pixels that OpenSlide 3.4.1 and libvips 8.14 read.
 */
class RealSlidesTest {

    private static Slide open(String name) throws IOException {
        String folder = System.getProperty("bowman.data", "");
        Path file = Path.of(folder, name);
        assumeTrue(!folder.isEmpty() && Files.exists(file), () -> "no " + name + " in -Dbowman.data=" + folder);
        return Slide.open(file);
    }

    private static long sum(RgbImage image) {
        CRC32 sum = new CRC32();
        sum.update(image.pixels());
        return sum.getValue();
    }

    @Test
    void anAperioSlideIsReadAsOpenSlideReadsIt() throws IOException {
        try (Slide slide = open("CMU-1-Small-Region.svs")) {
            assertThat(slide.format()).isEqualTo("Aperio SVS, JPEG");
            assertThat(slide.levels()).containsExactly(new SlideLevel(2220, 2967, 1, 240, 240));
            assertThat(slide.pixelSize()).hasToString("Optional[0.4990 um/px (Aperio description)]");
            assertThat(slide.associatedImages()).containsExactly(new AssociatedImage("thumbnail", 574, 768),
                    new AssociatedImage("label", 387, 463), new AssociatedImage("macro", 1280, 431));
            assertThat(sum(slide.read(slide.bounds()))).as("pixels of level 0").isEqualTo(0xd8aa21f3L);
            for (AssociatedImage image : slide.associatedImages()) {
                assertThat(slide.read(image).width()).isEqualTo(image.width());
            }
            assertThat(slide.damage()).isEmpty();
        }
    }

    @Test
    void aPyramidOfDeflatedTilesIsReadAsItIs() throws IOException {
        try (Slide slide = open("boxes.tiff")) {
            assertThat(slide.levels()).extracting(SlideLevel::width).containsExactly(300, 150, 75, 37);
            assertThat(slide.pixelSize()).as("72 dots per inch are no scale").isEmpty();
            assertThat(sum(slide.read(slide.bounds()))).as("pixels of level 0").isEqualTo(0x3e1db00cL);
        }
    }
}
