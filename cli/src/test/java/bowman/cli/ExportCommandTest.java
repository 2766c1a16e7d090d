package bowman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.image.GrayImage;
import bowman.io.image.ImageFormat;
import bowman.io.image.RgbImage;
import bowman.io.mask.MaskFile;
import bowman.io.pyramid.PyramidOptions;
import bowman.io.pyramid.PyramidWriter;
import bowman.io.slide.PixelSize;
import bowman.io.slide.Slide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    @TempDir
    private Path folder;

    private Path mask;

    /** A ring of 8x8 pixels around a hole of 4x4, and a speck of 2x1. */
    @BeforeEach
    void drawMask() throws IOException {
        GrayImage image = GrayImage.blank(32, 16);
        for (int i = 0; i < 64; i++) {
            int x = i % 8;
            int y = i / 8;
            image.pixels()[(4 + y) * 32 + 2 + x] = (byte) (x >= 2 && x < 6 && y >= 2 && y < 6 ? 0 : 255);
        }
        Arrays.fill(image.pixels(), 3 * 32 + 20, 3 * 32 + 22, (byte) 255);
        mask = folder.resolve("kidney_mask.png");
        ImageFormat.PNG.write(mask, image);
    }

    @Test
    void aMaskGivesOutlinesAndATable() throws IOException {
        CommandRun run = export();
        assertThat(run.out()).isEqualTo("2 glomeruli, in pixels of unknown size (--mpp); " + folder + "\n");
        assertThat(geoJson("kidney")).contains("[[[20,3],[22,3],[22,4],[20,4],[20,3]]]")
                .contains("[[[2,4],[10,4],[10,12],[2,12],[2,4]],[[4,6],[4,10],[8,10],[8,6],[4,6]]]")
                .contains("\"objectType\":\"annotation\"").doesNotContain("probability");
        assertThat(table("kidney")).hasSize(3);
        assertThat(table("kidney").get(2)).startsWith("kidney_mask.png,").contains(",6,8,,,2,4,8,8,48,,");
    }

    @Test
    void aLargerSlideAndTheSizeOfItsPixelsGiveItsCoordinates() throws IOException {
        Path slide = slide(64, 32);
        CommandRun run = export("--slide", slide, "--mpp", 0.5);
        assertThat(run.out()).startsWith("2 glomeruli, 0.5000 um/px (given by the user); ");
        assertThat(geoJson("section")).contains("[[[40,6],[44,6],[44,8],[40,8],[40,6]]]").contains("\"Area um^2\":2,");
        assertThat(table("section").get(2)).startsWith("section.png,").contains(",12,16,6,8,4,8,16,16,192,48,");
    }

    @Test
    void aSlideIsDrawnWithTheOutlines() throws IOException {
        export("--slide", slide(64, 32));
        try (Slide overlay = Slide.open(folder.resolve("section_overlay.png"))) {
            RgbImage image = overlay.read(overlay.bounds());
            assertThat(image.width()).isEqualTo(64);
            assertThat(image.color(4, 16)).as("on the ring's outline").isNotEqualTo(image.color(60, 30));
        }
    }

    /** As segment writes it, with the size of its pixels. */
    @Test
    void aPyramidIsReadAsItsPicture() throws IOException {
        GrayImage drawn = MaskFile.read(mask);
        Path pyramid = folder.resolve("other_mask.tif");
        try (PyramidWriter writer = PyramidWriter.create(pyramid, 32, 16, PyramidOptions.mask()
                .withPixelSize(Optional.of(new PixelSize(0.5, PixelSize.Source.USER))))) {
            for (int y = 0; y < 16; y++) {
                writer.addRow(drawn.pixels(), 32 * y);
            }
            writer.finish();
        }
        assertThat(CommandRun.of("export", pyramid, "-o", folder).out())
                .startsWith("2 glomeruli, 0.5000 um/px (TIFF resolution tags); ");
        assertThat(geoJson("other")).contains("[[[20,3],[22,3],[22,4],[20,4],[20,3]]]");
    }

    @Test
    void aMinimumAreaIsInSquareMicrometres() throws IOException {
        export("--mpp", 0.3, "--min-area", 48 * 0.09);
        assertThat(table("kidney")).as("a line of names, and the ring, which is just as large").hasSize(2);
        export("--mpp", 0.3, "--min-area", 48 * 0.09 + 0.01);
        assertThat(table("kidney")).as("a line of names").hasSize(1);
    }

    @Test
    void holesAreFilledIfToldAndKeptElse() throws IOException {
        export("--fill-holes");
        assertThat(table("kidney").get(2)).as("8x8 pixels").contains(",8,8,64,,");
        export("--keep-holes");
        assertThat(table("kidney").get(2)).as("without the hole's 4x4").contains(",8,8,48,,");
    }

    @Test
    void aMapGivesProbabilities() throws IOException {
        byte[] levels = new byte[32 * 16];
        Arrays.fill(levels, (byte) 204);
        Path map = folder.resolve("map.png");
        ImageFormat.PNG.write(map, new GrayImage(32, 16, levels));
        export("--probability", map);
        assertThat(table("kidney").get(1)).endsWith(",0.8,0.8,false");
        assertThat(geoJson("kidney")).contains("\"Mean probability\":0.8,\"Maximum probability\":0.8");
    }

    @Test
    void objectsAreOfTheTypeThatWasAskedFor() throws IOException {
        export("--objects", "detection");
        assertThat(geoJson("kidney")).contains("\"objectType\":\"detection\"").doesNotContain("annotation");
    }

    @Test
    void whatDoesNotFitTheMaskIsRefused() throws IOException {
        Path square = slide(32, 32);
        assertRefused(mask + ": the mask has 32x16 pixels and its slide 32x32, a different aspect ratio; give the"
                + " mask of this slide (--slide)", "--slide", square);
        assertRefused(square + ": the probability map has 32x32 pixels and its mask 32x16; give the map of this"
                + " mask", "--probability", square);
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        assertRefused(mask + ": the pixel size is needed for a minimum area in square micrometres; give it (--mpp"
                + " MICRONS)", "--min-area", 10);
        assertRefused("the minimum area must be at least 0 square micrometres, got -1.0 (--min-area)", "--min-area",
                -1, "--mpp", 0.5);
        assertRefused("the microns per pixel must be above 0, got 0.0 (--mpp)", "--mpp", 0);
        assertRefused("--fill-holes, --keep-holes are mutually exclusive", "--fill-holes", "--keep-holes");
    }

    @Test
    void aMissingMaskIsNamed() {
        CommandRun run = CommandRun.of("export", folder.resolve("none.png"), "-o", folder.resolve("out"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("bowman: " + folder.resolve("none.png")
                + ": there is no such file; check the path\n");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private void assertRefused(String reason, Object... options) {
        CommandRun run = run(options);
        assertThat(run.code()).as("exit code of %s", Arrays.toString(options)).isEqualTo(2);
        assertThat(run.err()).contains(reason).hasLineCount(1);
        assertThat(folder.resolve("kidney_glomeruli.csv")).doesNotExist();
    }

    private CommandRun export(Object... options) {
        CommandRun run = run(options);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private CommandRun run(Object... options) {
        Object[] command = Arrays.copyOf(new Object[] {"export", mask, "-o", folder}, 4 + options.length);
        System.arraycopy(options, 0, command, 4, options.length);
        return CommandRun.of(command);
    }

    private Path slide(int width, int height) throws IOException {
        Path slide = folder.resolve("section.png");
        ImageFormat.PNG.write(slide, RgbImage.blank(width, height));
        return slide;
    }

    private String geoJson(String slide) throws IOException {
        return Files.readString(folder.resolve(slide + "_glomeruli.geojson"));
    }

    private List<String> table(String slide) throws IOException {
        return Files.readAllLines(folder.resolve(slide + "_glomeruli.csv"));
    }
}
