package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bowman.file.FileText;
import bowman.io.image.Region;
import bowman.io.slide.AssociatedImage;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slides that were made to take all time, or to control the terminal. */
class TiffHostileTest {

    private static final TestPicture PICTURE = TestPicture.of(20, 20);
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private static TestPage page() {
        return TestPage.tiles(PICTURE, TestSamples.GRAY, TestPacking.NONE, 16, 16);
    }

    private Path described(String description) throws IOException {
        TestPage second = TestPage.tiles(PICTURE.reduced(2), TestSamples.GRAY, TestPacking.NONE, 16, 16);
        return TestTiff.classic().page(page().description(description)).page(second.description("Aperio\n"
                + description))
                .write(folder.resolve("hostile.tif"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<OME xmlns=\"x\">%s</OME>", "<scn xmlns=\"http://www.leica-microsystems.com/scn\">%s</scn>"})
    void aDescriptionOfManyImagesIsReadSoon(String xml) throws IOException {
        Path file = described(xml.formatted(("<Image/><image/>").repeat(200_000)));
        assertTimeoutPreemptively(SOON, () -> Slide.open(file).close());
    }

    @Test
    void levelsThatLackAllTilesAreNotReadThroughHundredsOfOthers() throws IOException {
        int levels = 1000;
        int entry = 12;
        int size = 2 + 8 * entry + 4;
        ByteBuffer bytes = ByteBuffer.allocate(8 + levels * size + 64).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        for (int i = 0; i < levels; i++) {
            int side = 1024 - i;
            bytes.putShort((short) 8);
            for (int[] tag : new int[][] {{256, side}, {257, side}, {258, 8}, {259, 1}, {262, 1}, {322, 1024}, {323,
                1024},
                {324, 0}}) {
                bytes.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
            }
            bytes.putInt(i + 1 < levels ? 8 + (i + 1) * size : 0);
        }
        Path file = Files.write(folder.resolve("levels.tif"), bytes.array());
        assertTimeoutPreemptively(SOON, () -> {
            try (Slide slide = Slide.open(file)) {
                assertThat(slide.levels()).hasSize(64);
                slide.read(63, new Region(0, 0, 10, 10), new byte[300]);
            }
        });
    }

    @Test
    void directoriesThatLieOverOneAnotherAreNotReadAgainAndAgain() throws IOException {
        int tags = 4000;
        int directories = 60_000;
        int end = 8 + 2 + 12 * (tags + directories) + 4;
        ByteBuffer bytes = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
        // Each directory begins 12 bytes after the one before, and where it ends stands the place of the next.
        for (int at = 8; at + 14 <= end; at += 12) {
            bytes.putShort(at, (short) tags);
            bytes.putInt(at + 2, at + 12 - 12 * tags);
        }
        Path file = Files.write(folder.resolve("over.tif"), bytes.array());
        assertTimeoutPreemptively(SOON, () -> assertThatThrownBy(() -> Slide.open(file)).isInstanceOf(
                SlideException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ImageJ=1\nunit=%s\n",
        "<OME><Image Name=\"a\"><Pixels PhysicalSizeX=\"1\" PhysicalSizeXUnit=\"%s\"/><TiffData IFD=\"1\"/></Image>"
                + "<Image Name=\"%<s\"><Pixels/><TiffData IFD=\"1\"/></Image></OME>",
        "<OME><BinaryOnly MetadataFile=\"%s\"/></OME>", "Aperio\n%s |MPP = 0.25"})
    void remarksAndNamesHaveNoControlCharactersOfTheFile(String description) throws IOException {
        for (String control : new String[] {"\u001B]0;x\u0007", "\u009B2J", "\u202Egnp", "&#x9b;2J&#10;", "a\rb"}) {
            try (Slide slide = Slide.open(described(description.formatted(control)))) {
                assertThat(slide.remarks()).allMatch(FileText::isPrintable);
                assertThat(slide.associatedImages()).extracting(AssociatedImage::name).allMatch(FileText::isPrintable);
            }
        }
    }
}
