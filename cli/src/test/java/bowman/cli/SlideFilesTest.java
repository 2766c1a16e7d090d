package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a folder are taken for slides. */
class SlideFilesTest {

    @TempDir
    private Path folder;

    @Test
    void resultsHiddenFilesAndFoldersAreNotTakenForSlides() throws IOException {
        for (String name : List.of("b.png", "a.ome.tif", "a.ome_mask.tif", "b_mask.ome.tif", "b_Probability.OME.TIF",
                "b_overlay.png", ".b_overlay.png.17-1.part", ".c.png")) {
            image(name);
        }
        Files.createDirectory(folder.resolve("d.png"));
        Files.writeString(folder.resolve("b_run.json"), "{}");
        assertThat(SlideFiles.of(List.of(folder)))
                .containsExactly(folder.resolve("a.ome.tif"), folder.resolve("b.png"));
    }

    @Test
    void whatCannotBeReadButIsMeantAsASlideIsNotLeftOutSilently() throws IOException {
        image("a.png");
        Files.writeString(folder.resolve("b.czi"), "ZISRAWFILE");
        Files.createFile(folder.resolve("c.tif"));
        Files.writeString(folder.resolve("d.txt"), "notes");
        Files.writeString(folder.resolve("e.zip"), "PK");
        assertThat(SlideFiles.of(List.of(folder))).extracting(file -> file.getFileName().toString())
                .containsExactly("a.png", "b.czi", "c.tif");
    }

    @Test
    void twoSlidesWhoseResultsWouldHaveTheSameNameAreRefused() throws IOException {
        image("a.png");
        image("a.jpg");
        assertThatThrownBy(() -> SlideFiles.of(List.of(folder))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.jpg and ").hasMessageContaining("the same name");
    }

    private void image(String name) throws IOException {
        ImageFormat.PNG.write(folder.resolve(name), GrayImage.blank(4, 4));
    }
}
