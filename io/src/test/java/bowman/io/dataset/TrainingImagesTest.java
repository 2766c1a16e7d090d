package bowman.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.augment.CropScaling;
import bowman.augment.ImageMask;
import bowman.intensity.IntensityRange;
import bowman.intensity.IntensityScaling;
import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import bowman.io.image.Region;
import bowman.io.image.RgbImage;
import bowman.io.mask.MaskValues;
import bowman.io.slide.ImageSlide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingImagesTest {

    @TempDir
    private Path folder;

    @Test
    void aPartOfASlideHasTheRangeOfTheWholeSlide() throws IOException {
        RgbImage image = gray(40, 30, 100);
        for (int y = 0; y < 30; y++) {
            image.setColor(39, y, 0xC8C8C8);
        }
        TrainingImages part = TrainingImages.of(ImageSlide.of("slide", image), new Region(5, 5, 16, 8),
                GrayImage.blank(16, 8));
        assertThat(part.images()).singleElement().extracting(ImageMask::width).isEqualTo(16);
        assertThat(part.slideRanges()).containsExactly(new IntensityRange(100 / 255f, 200 / 255f));
    }

    @Test
    void patchesHaveTheRangeOfAllPatchesOfTheirSlide() throws IOException {
        write("DN", "1", 0, 100);
        write("DN", "1", 1, 200);
        write("DN", "2", 0, 50);
        write("DN", "2", 1, 250);
        TrainingImages images = TrainingImages.of(new PatchFolder(folder).patches(), Optional.empty(), _ -> { });
        IntensityRange first = new IntensityRange(100 / 255f, 200 / 255f);
        IntensityRange second = new IntensityRange(50 / 255f, 250 / 255f);
        assertThat(images.slideRanges()).containsExactly(first, first, second, second);
    }

    /** Halves of the values 1 and 2, in each of six patches. */
    @Test
    void whatIsUnusualAboutManyPatchesIsSaidInAFewSentences() throws IOException {
        for (int index = 0; index < 6; index++) {
            byte[] labels = new byte[8 * 8];
            Arrays.fill(labels, 16, 40, (byte) 1);
            Arrays.fill(labels, 40, 64, (byte) 2);
            new PatchFolder(folder).write("DN", "1", index, new Region(0, 0, 8, 8), RgbImage.blank(8, 8),
                    new GrayImage(8, 8, labels), ImageFormat.PNG);
        }
        List<String> notes = new ArrayList<>();
        TrainingImages images = TrainingImages.of(new PatchFolder(folder).patches(), Optional.empty(), notes::add);
        assertThat(images.images()).hasSize(6).allMatch(ImageMask::hasPositive);
        assertThat(notes).hasSize(4).allMatch(note -> note.contains("_mask.png: its 2 values are labels"));
        assertThat(notes.getLast()).endsWith("; there are 2 more such remarks on patches");
        notes.clear();
        TrainingImages.of(new PatchFolder(folder).patches(), Optional.of(new MaskValues.Positive()), notes::add);
        assertThat(notes).isEmpty();
    }

    @Test
    void casesOfTheSameNameInTwoGroupsAreTwoSlides() throws IOException {
        Path first = write("DN", "1", 0, 100).image();
        Path second = write("normal", "1", 0, 100).image();
        PatchName name = new PatchName("1", 0, 0, 0);
        assertThat(new Patch(name, first, first).slide()).isNotEqualTo(new Patch(name, second, second).slide());
    }

    @Test
    void cropsAreScaledAsAsked() {
        ImageMask image = new ImageMask(1, 2, new float[] {0.2f, 0.3f, 0.3f, 0.3f, 0.3f, 0.6f}, new float[2]);
        IntensityRange ofSlide = new IntensityRange(0.1f, 0.9f);
        TrainingImages images = new TrainingImages(List.of(image), List.of(ofSlide), Optional.empty());
        assertThat(Arrays.stream(IntensityScaling.values()).map(images::scaling).map(way -> range(way, image)))
                .containsExactly(IntensityRange.FULL, new IntensityRange(0.2f, 0.6f), ofSlide);
    }

    @Test
    void anImageWithoutTheRangeOfItsSlideIsRefused() {
        ImageMask image = new ImageMask(1, 1, new float[3], new float[1]);
        assertThatThrownBy(() -> new TrainingImages(List.of(image), List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 images and 0 ranges");
    }

    private static IntensityRange range(CropScaling scaling, ImageMask image) {
        return scaling.range(0, image);
    }

    private Patch write(String group, String slide, int index, int level) throws IOException {
        return new PatchFolder(folder).write(group, slide, index, new Region(0, 0, 8, 8), gray(8, 8, level),
                GrayImage.blank(8, 8), ImageFormat.PNG);
    }

    private static RgbImage gray(int width, int height, int level) {
        RgbImage image = RgbImage.blank(width, height);
        Arrays.fill(image.pixels(), (byte) level);
        return image;
    }
}
