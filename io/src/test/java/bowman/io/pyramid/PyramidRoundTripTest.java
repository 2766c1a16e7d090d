package bowman.io.pyramid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bowman.io.pyramid.PyramidOptions.Layout;
import bowman.io.pyramid.PyramidOptions.Samples;
import bowman.io.slide.PixelSize;
import bowman.io.slide.PixelSize.Source;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PyramidRoundTripTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aPyramidIsASlideWithAllItsLevels(Layout layout) throws IOException {
        ReducedImage level = ReducedImage.random(1301, 1099, Samples.RGB, new SplittableRandom(6));
        try (Slide slide = Slide.open(write(PyramidOptions.image().with(layout), level))) {
            assertThat(slide.levels()).hasSize(3);
            for (int number = 0; number < 3; number++) {
                SlideLevel read = slide.levels().get(number);
                byte[] rgb = new byte[level.pixels().length];
                slide.read(number, read.bounds(), rgb);
                assertThat(rgb).as("level %d", number).isEqualTo(level.pixels());
                level = level.halved(PyramidReduction.MEAN);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theScaleComesBack(Layout layout) throws IOException {
        PyramidOptions options = PyramidOptions.mask().with(layout)
                .withPixelSize(Optional.of(new PixelSize(0.2395, Source.USER)));
        try (Slide slide = Slide.open(write(options, new ReducedImage(3, 2, 1, new byte[6])))) {
            PixelSize size = slide.pixelSize().orElseThrow();
            assertThat(size.micronsPerPixel()).isCloseTo(0.2395, within(1e-6));
            assertThat(size.source()).isEqualTo(layout == Layout.OME ? Source.OME_XML : Source.TIFF_TAGS);
        }
    }

    private Path write(PyramidOptions options, ReducedImage image) throws IOException {
        Path file = folder.resolve("image.tif");
        try (PyramidWriter writer = PyramidWriter.create(file, image.width(), image.height(), options)) {
            for (int y = 0; y < image.height(); y++) {
                writer.addRow(image.pixels(), y * image.width() * image.samples());
            }
            writer.finish();
        }
        return file;
    }
}
