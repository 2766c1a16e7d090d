package bowman.io.pyramid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bowman.io.pyramid.PyramidOptions.Layout;
import bowman.io.pyramid.PyramidOptions.Samples;
import bowman.io.slide.PixelSize;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other programs read Bowman's pyramids: libtiff, libvips and OpenSlide. */
class OtherReadersTest {

    private static final ReducedImage GRAY = ReducedImage.random(1301, 1099, Samples.GRAY, new SplittableRandom(8));
    private static final Optional<PixelSize> SIZE = Optional.of(new PixelSize(0.25, PixelSize.Source.USER));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void libtiffFindsNothingAmissAndDecodesEveryTile(Layout layout) throws Exception {
        Path file = write(PyramidOptions.mask().with(layout).withPixelSize(SIZE), GRAY);
        String said = run("tiffinfo", "-d", file.toString());
        assertThat(said).doesNotContainIgnoringCase("warning").doesNotContainIgnoringCase("error");
        assertThat(said).contains("Image Width: 1301 Image Length: 1099", "Resolution: 40000, 40000 pixels/cm");
        assertThat(said.split("=== TIFF directory", -1)).as("directories, after what comes first")
                .hasSize(layout == Layout.PAGES ? 4 : 2);
    }

    @ParameterizedTest
    @EnumSource
    void libvipsReadsTheSamePixelsInEveryPage(Samples samples) throws Exception {
        ReducedImage level = ReducedImage.random(1301, 1099, samples, new SplittableRandom(9));
        PyramidOptions options = new PyramidOptions(samples, PyramidReduction.MEAN, Layout.PAGES, SIZE, "");
        Path file = write(options, level);
        for (int page = 0; page < 3; page++) {
            assertThat(vips(file + "[page=" + page + "]", level)).as("page %d", page).isEqualTo(level.pixels());
            level = level.halved(PyramidReduction.MEAN);
        }
    }

    @Test
    void libvipsReadsTheSamePixelsInEveryLevelOfOme() throws Exception {
        Path file = write(PyramidOptions.mask().with(Layout.OME).withPixelSize(SIZE), GRAY);
        assertThat(vips(file.toString(), GRAY)).as("level 0").isEqualTo(GRAY.pixels());
        ReducedImage half = GRAY.halved(PyramidReduction.MAXIMUM);
        assertThat(vips(file + "[subifd=0]", half)).as("level 1").isEqualTo(half.pixels());
        ReducedImage quarter = half.halved(PyramidReduction.MAXIMUM);
        assertThat(vips(file + "[subifd=1]", quarter)).as("level 2").isEqualTo(quarter.pixels());
    }

    @Test
    void openSlideSeesAllLevels() throws Exception {
        Path file = write(PyramidOptions.mask().withPixelSize(SIZE), GRAY);
        String properties = run("openslide-show-properties", file.toString());
        assertThat(properties).contains("openslide.vendor: 'generic-tiff'", "openslide.level-count: '3'",
                "openslide.level[0].width: '1301'", "openslide.level[0].height: '1099'",
                "openslide.level[2].width: '326'", "openslide.level[2].height: '275'",
                "openslide.level[0].tile-width: '512'");
        boolean tellsPixelSize = !run("openslide-show-properties", "--version").contains(" 3.");
        assertThat(properties.contains("openslide.mpp-x: '0.25'")).as("microns per pixel, which OpenSlide takes from"
                + " such files from version 4 on").isEqualTo(tellsPixelSize);
    }

    /** The samples of an image as libvips reads it: the end of a PGM or PPM. */
    private byte[] vips(String image, ReducedImage expected) throws Exception {
        Path plain = folder.resolve(expected.samples() == 1 ? "plain.pgm" : "plain.ppm");
        run("vips", "copy", image, plain.toString());
        byte[] bytes = Files.readAllBytes(plain);
        return Arrays.copyOfRange(bytes, bytes.length - expected.pixels().length, bytes.length);
    }

    private Path write(PyramidOptions options, ReducedImage image) throws IOException {
        Path file = folder.resolve("mask.tif");
        try (PyramidWriter writer = PyramidWriter.create(file, image.width(), image.height(), options)) {
            for (int y = 0; y < image.height(); y++) {
                writer.addRow(image.pixels(), y * image.width() * image.samples());
            }
            writer.finish();
        }
        return file;
    }

    /** The output of a program; the test is skipped where it is not installed. */
    private static String run(String... command) throws IOException, InterruptedException {
        assumeTrue(installed(command[0]), command[0] + " is not installed (Debian: libtiff-tools, libvips-tools,"
                + " openslide-tools), so what it reads was not compared");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("%s ends", List.of(command)).isTrue();
        assertThat(process.exitValue()).as("%s says: %s", List.of(command), said).isZero();
        return said;
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
