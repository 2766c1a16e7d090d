package bowman.io.pyramid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bowman.file.FileWriteException;
import bowman.io.pyramid.PyramidFile.Directory;
import bowman.io.pyramid.PyramidOptions.Layout;
import bowman.io.pyramid.PyramidOptions.Samples;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyramidWriterTest {

    private static final Optional<PixelSize> QUARTER = Optional.of(new PixelSize(0.2395, PixelSize.Source.USER));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("found/mask.tif");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "512, 512, 1", "513, 1, 2", "1, 513, 2", "1024, 512, 2", "1025, 1023, 3", "3, 4097, 5"})
    void levelsHalveUntilOneIsATile(int width, int height, int levels) throws IOException {
        write(PyramidOptions.mask(), new ReducedImage(width, height, 1, new byte[width * height]));
        List<Directory> pages = new PyramidFile(file).pages();
        assertThat(pages).hasSize(levels);
        for (int i = 1; i < levels; i++) {
            assertThat(pages.get(i).width()).as("columns of level %d", i).isEqualTo((pages.get(i - 1).width() + 1) / 2);
            assertThat(pages.get(i).height()).as("rows of level %d", i).isEqualTo((pages.get(i - 1).height() + 1) / 2);
        }
    }

    @Test
    void aPositivePixelIsNotLostInAnyLevelOfAMask() throws IOException {
        byte[] mask = new byte[2000 * 1100];
        mask[777 * 2000 + 1999] = (byte) 255;
        write(PyramidOptions.mask(), new ReducedImage(2000, 1100, 1, mask));
        for (Directory level : new PyramidFile(file).levels()) {
            int scale = 2000 / level.width();
            assertThat(level.pixels()[777 / scale * level.width() + level.width() - 1]).as("at %d-fold reduction",
                    scale).isEqualTo((byte) 255);
        }
    }

    @Test
    void anotherReaderSeesTheSamePixelsInEveryPage() throws IOException {
        ReducedImage level = ReducedImage.random(1301, 1099, Samples.RGB, new SplittableRandom(3));
        write(PyramidOptions.image(), level);
        ImageReader reader = ImageIO.getImageReadersByFormatName("TIFF").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(stream);
            assertThat(reader.getNumImages(true)).isEqualTo(3);
            for (int page = 0; page < 3; page++) {
                Raster raster = reader.read(page).getRaster();
                byte[] pixels = (byte[]) raster.getDataElements(0, 0, level.width(), level.height(), null);
                assertThat(pixels).as("page %d", page).isEqualTo(level.pixels());
                level = level.halved(PyramidReduction.MEAN);
            }
        } finally {
            reader.dispose();
        }
    }

    @Test
    void flatTilesOfOneColourAreWrittenOnce() throws IOException {
        write(PyramidOptions.mask(), new ReducedImage(3000, 3000, 1, new byte[9_000_000]));
        for (Directory level : new PyramidFile(file).levels()) {
            assertThat(level.fields.get(324)).as("offsets of tiles").containsOnly(16);
        }
        assertThat(Files.size(file)).isLessThan(10_000);
    }

    @Test
    void beyondTheEdgeTheLastPixelsAreRepeated() throws IOException {
        write(PyramidOptions.probabilities(), new ReducedImage(2, 2, 1, new byte[] {1, 2, 3, 4}));
        byte[] tile = new PyramidFile(file).pages().getFirst().tile(0);
        assertThat(tile[511]).as("right of the first row").isEqualTo((byte) 2);
        assertThat(tile[511 * 512]).as("below the first column").isEqualTo((byte) 3);
        assertThat(tile[512 * 512 - 1]).as("the far corner").isEqualTo((byte) 4);
    }

    @Test
    void everyLevelHasItsResolution() throws IOException {
        write(PyramidOptions.mask().withPixelSize(QUARTER), new ReducedImage(1100, 700, 1, new byte[770_000]));
        List<Directory> levels = new PyramidFile(file).levels();
        assertThat(levels.getFirst().number(296)).as("the unit, centimetres").isEqualTo(3);
        assertThat(10_000 / levels.getFirst().ratio(282)).as("microns per pixel").isCloseTo(0.2395, within(1e-9));
        assertThat(10_000 / levels.get(1).ratio(283)).as("those of level 1").isCloseTo(0.479, within(1e-9));
    }

    @Test
    void nothingIsSaidOfAResolutionThatIsUnknown() throws IOException {
        write(PyramidOptions.mask(), new ReducedImage(4, 4, 1, new byte[16]));
        assertThat(new PyramidFile(file).pages().getFirst().fields).doesNotContainKeys(270, 282, 283, 296);
    }

    @Test
    void reducedPagesAreMarkedAndOnlyTheFirstOneIsDescribed() throws IOException {
        write(PyramidOptions.mask().withDescription("threshold 0.5 über allem"),
                new ReducedImage(1100, 700, 1, new byte[770_000]));
        List<Directory> pages = new PyramidFile(file).pages();
        assertThat(pages).extracting(page -> page.number(254)).containsExactly(0, 1, 1);
        assertThat(pages.getFirst().text(270)).isEqualTo("threshold 0.5 über allem\0");
        assertThat(pages.getFirst().text(305)).isEqualTo("Bowman\0");
        assertThat(pages.getLast().fields).doesNotContainKey(270);
    }

    @Test
    void inOmeTheLevelsAreBelowOnePageThatXmlDescribes() throws IOException {
        ReducedImage level = ReducedImage.random(1500, 900, Samples.GRAY, new SplittableRandom(5));
        write(PyramidOptions.probabilities().with(Layout.OME).withPixelSize(QUARTER).withDescription("a < b"), level);
        PyramidFile pyramid = new PyramidFile(file);
        assertThat(pyramid.pages()).hasSize(1);
        for (Directory directory : pyramid.levels()) {
            assertThat(directory.pixels()).as("level of width %d", directory.width()).isEqualTo(level.pixels());
            level = level.halved(PyramidReduction.MEAN);
        }
        assertThat(pyramid.pages().getFirst().text(270)).contains("<OME xmlns=\"http://www.openmicroscopy.org/Schemas/"
                + "OME/2016-06\"", "Name=\"mask.tif\"", "<Description>a &lt; b</Description>",
                "SizeX=\"1500\" SizeY=\"900\"", "PhysicalSizeX=\"0.2395\" PhysicalSizeXUnit=\"µm\"",
                "SamplesPerPixel=\"1\"");
    }

    @Test
    void xmlIsWellFormedWhateverTheFileIsCalled() throws IOException {
        file = folder.resolve("a\u0001<\uD83D\uDE00.ome.tif");
        write(PyramidOptions.mask().with(Layout.OME).withPixelSize(QUARTER).withDescription("\u001B[1m"),
                ReducedImage.random(5, 4, Samples.GRAY, new SplittableRandom(2)));
        try (Slide slide = Slide.open(file)) {
            assertThat(slide.format()).startsWith("OME-TIFF");
            assertThat(slide.pixelSize().map(PixelSize::source)).contains(PixelSize.Source.OME_XML);
        }
    }

    @Test
    void memoryDoesNotGrowWithHeight() throws IOException {
        assertThat(tilesInMemory(600, 1100)).as("two tiles of level 0 and one of each level below").isEqualTo(4);
        assertThat(tilesInMemory(600, 4200)).as("two more levels of one tile each").isEqualTo(6);
    }

    @Test
    void missingRowsAreRefusedAndLeaveNothing() throws IOException {
        try (PyramidWriter writer = PyramidWriter.create(file, 3, 4, PyramidOptions.mask())) {
            writer.addRow(new byte[3], 0);
            assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class)
                    .hasMessage("only 1 of 4 rows were added");
        }
        assertThat(file.getParent()).isEmptyDirectory();
    }

    @Test
    void aRowTooManyIsRefused() throws IOException {
        try (PyramidWriter writer = PyramidWriter.create(file, 3, 1, PyramidOptions.mask())) {
            writer.addRow(new byte[3], 0);
            assertThatThrownBy(() -> writer.addRow(new byte[3], 0)).isInstanceOf(IllegalStateException.class)
                    .hasMessage("all 1 rows were added already");
        }
    }

    @Test
    void whatIsClosedTakesNoRows() throws IOException {
        PyramidWriter writer = PyramidWriter.create(file, 3, 1, PyramidOptions.mask());
        writer.close();
        assertThatThrownBy(() -> writer.addRow(new byte[3], 0)).isInstanceOf(IllegalStateException.class)
                .hasMessage("the pyramid is closed");
        assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class)
                .hasMessage("the pyramid is closed");
    }

    @Test
    void moreTilesThanReadersListAreRefused() {
        assertThatThrownBy(() -> PyramidWriter.create(file, 8_000_000, 8_000_000, PyramidOptions.mask()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a pyramid has at most 33554432 tiles, but 8000000x8000000 pixels are 244140625");
        assertThat(file.getParent()).as("the folder of the file").doesNotExist();
    }

    @Test
    void aRowTooShortIsRefused() throws IOException {
        try (PyramidWriter writer = PyramidWriter.create(file, 3, 1, PyramidOptions.image())) {
            assertThatThrownBy(() -> writer.addRow(new byte[10], 2)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a row has 9 bytes, got 8");
        }
    }

    @Test
    void aFailureOfTheProducerLeavesWhatWasThere() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "before");
        assertThatThrownBy(() -> {
            try (PyramidWriter writer = PyramidWriter.create(file, 3, 4, PyramidOptions.mask())) {
                writer.addRow(new byte[3], 0);
                throw new IOException("the slide is damaged");
            }
        }).isInstanceOf(IOException.class).hasMessage("the slide is damaged");
        assertThat(file).hasContent("before");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFolderThatIsAFileIsSaid() throws IOException {
        Files.writeString(file.getParent(), "");
        assertThatThrownBy(() -> PyramidWriter.create(file, 3, 4, PyramidOptions.mask()))
                .isInstanceOf(FileWriteException.class).hasMessageContaining("is not a folder");
    }

    @Test
    void aDescriptionWithANulIsRefused() {
        assertThatThrownBy(() -> PyramidOptions.mask().withDescription("a\0b"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("remove it");
    }

    private void write(PyramidOptions options, ReducedImage image) throws IOException {
        try (PyramidWriter writer = PyramidWriter.create(file, image.width(), image.height(), options)) {
            for (int y = 0; y < image.height(); y++) {
                writer.addRow(image.pixels(), y * image.width() * image.samples());
            }
            writer.finish();
        }
    }

    private int tilesInMemory(int width, int height) throws IOException {
        byte[] row = new byte[width];
        try (PyramidWriter writer = PyramidWriter.create(file, width, height, PyramidOptions.probabilities())) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    row[x] = (byte) (x * 31 + y * 17);
                }
                writer.addRow(row, 0);
            }
            return writer.tilesInMemory();
        }
    }
}
