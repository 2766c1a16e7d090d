package bowman.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.augment.ImageMask;
import bowman.io.dataset.Tiler.Empty;
import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import bowman.io.image.RgbImage;
import bowman.io.mask.GrayRows;
import bowman.io.slide.ImageSlide;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import bowman.io.stitch.Windows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchFolderTest {

    /** Windows of 32 pixels at columns 0, 16, 32 and rows 0, 16; the only positive pixel is at (50, 40). */
    private static final Windows WINDOWS = new Windows(64, 48, 32, 16);

    @TempDir
    private Path folder;

    @Test
    void patchesAreNamedAndLaidAsInTheChallenge() throws IOException {
        assertThat(cut(Empty.SKIP, ImageFormat.JPEG)).as("patches with the positive pixel").isEqualTo(1);
        assertThat(files()).containsExactly("56Nx/12_116/img/56Nx_12_116_5_32_16_img.jpg",
                "56Nx/12_116/mask/56Nx_12_116_5_32_16_mask.jpg");
    }

    @Test
    void emptyPatchesAreKeptOnDemand() throws IOException {
        assertThat(cut(Empty.KEEP, ImageFormat.PNG)).isEqualTo(6);
        assertThat(new PatchFolder(folder).patches()).extracting(patch -> patch.name().index())
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    @Test
    void aPatchComesBackAsItWasCut() throws IOException {
        cut(Empty.SKIP, ImageFormat.PNG);
        List<Patch> patches = new PatchFolder(folder).patches();
        assertThat(patches).extracting(Patch::name).containsExactly(new PatchName("56Nx_12_116", 5, 32, 16));
        ImageMask pair = patches.getFirst().read(Optional.empty(), _ -> { });
        int pixel = (40 - 16) * 32 + 50 - 32;
        for (int i = 0; i < pair.mask().length; i++) {
            assertThat(pair.mask()[i]).as("mask at " + i).isEqualTo(i == pixel ? 1 : 0);
        }
        assertThat(pair.pixels()[3 * pixel]).as("red at (50, 40)").isEqualTo(50 / 255f);
        assertThat(pair.pixels()[3 * pixel + 1]).as("green at (50, 40)").isEqualTo(40 / 255f);
    }

    @Test
    void theNameOfAFileTellsItsKindAndNotItsFormat() throws IOException {
        cut(Empty.SKIP, ImageFormat.PNG);
        Path masks = folder.resolve("56Nx/12_116/mask");
        Files.move(masks.resolve("56Nx_12_116_5_32_16_mask.png"), masks.resolve("56Nx_12_116_5_32_16_mask.jpg"));
        assertThat(new PatchFolder(folder).patches().getFirst().read(Optional.empty(), _ -> { }).mask()).contains(1);
    }

    @Test
    void aPatchWithoutAMaskIsNamed() throws IOException {
        cut(Empty.SKIP, ImageFormat.PNG);
        Files.delete(folder.resolve("56Nx/12_116/mask/56Nx_12_116_5_32_16_mask.png"));
        assertThatThrownBy(() -> new PatchFolder(folder).patches()).isInstanceOf(SlideException.class)
                .hasMessageContaining("56Nx_12_116_5_32_16_img.png: the patch has no mask; put it into ");
    }

    @Test
    void aMaskOfAnotherSizeIsNamed() throws IOException {
        cut(Empty.SKIP, ImageFormat.PNG);
        Patch patch = new PatchFolder(folder).patches().getFirst();
        ImageFormat.PNG.write(patch.mask(), GrayImage.blank(8, 8));
        assertThatThrownBy(() -> patch.read(Optional.empty(), _ -> { })).isInstanceOf(SlideException.class)
                .hasMessageContaining("_mask.png: the mask has 8x8 pixels and its image 32x32");
    }

    @Test
    void aFolderWithoutPatchesSaysWhatIsExpected() {
        assertThatThrownBy(() -> new PatchFolder(folder).patches()).isInstanceOf(SlideException.class)
                .hasMessageStartingWith(folder + ": no patches lie below this folder")
                .hasMessageContaining("<group>/<case>/img/");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> new PatchFolder(missing).patches()).isInstanceOf(SlideException.class)
                .hasMessage(missing + ": there is no such folder; check the path");
    }

    @Test
    void patchesOfOneSlideAreNotMixedWithEarlierOnes() throws IOException {
        cut(Empty.SKIP, ImageFormat.PNG);
        assertThatThrownBy(() -> cut(Empty.KEEP, ImageFormat.PNG)).isInstanceOf(SlideException.class)
                .hasMessage(folder.resolve("56Nx/12_116") + ": patches of this slide exist already; choose another"
                        + " folder or name, or remove them");
    }

    @Test
    void aMaskOfAnotherSizeIsRefusedBeforeAPatchIsWritten() throws IOException {
        GrayRows mask = GrayRows.of(GrayImage.blank(WINDOWS.width(), WINDOWS.height() - 1));
        Tiler tiler = new Tiler(new PatchFolder(folder), "56Nx", "12_116", ImageFormat.PNG, Empty.KEEP);
        try (Slide slide = ImageSlide.of("slide", RgbImage.blank(WINDOWS.width(), WINDOWS.height()))) {
            assertThatThrownBy(() -> tiler.cut(slide, mask, WINDOWS)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("slide: the image has ")
                    .hasMessageEndingWith("give the mask of this image");
        }
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../up", "a/b", "a\\b", "-a", " "})
    void namesThatLeadElsewhereAreRefused(String name) {
        PatchFolder patches = new PatchFolder(folder);
        assertThatThrownBy(() -> patches.requireNew("DN", name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("got \"" + name + "\"");
        assertThatThrownBy(() -> patches.requireNew(name, "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStrayNameIsRefused() throws IOException {
        cut(Empty.SKIP, ImageFormat.PNG);
        for (String kind : List.of("img", "mask")) {
            Path file = folder.resolve("56Nx/12_116/" + kind + "/stray_" + kind + ".png");
            ImageFormat.PNG.write(file, GrayImage.blank(32, 32));
        }
        assertThatThrownBy(() -> new PatchFolder(folder).patches()).isInstanceOf(SlideException.class)
                .hasMessageContaining("stray_img.png: the name of a patch's image is <slide>_<index>_<x>_<y>_img");
    }

    private int cut(Empty empty, ImageFormat format) throws IOException {
        RgbImage image = RgbImage.blank(WINDOWS.width(), WINDOWS.height());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                image.setColor(x, y, x << 16 | y << 8);
            }
        }
        GrayImage mask = GrayImage.blank(image.width(), image.height());
        mask.pixels()[40 * mask.width() + 50] = (byte) 255;
        try (Slide slide = ImageSlide.of("slide", image)) {
            return new Tiler(new PatchFolder(folder), "56Nx", "12_116", format, empty).cut(slide,
                    GrayRows.of(mask), WINDOWS);
        }
    }

    private List<String> files() throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).map(path -> folder.relativize(path).toString()).sorted().toList();
        }
    }
}
