package bowman.io.pyramid;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.pyramid.PyramidFile.Directory;
import bowman.io.pyramid.PyramidOptions.Layout;
import bowman.io.pyramid.PyramidOptions.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PyramidPixelsTest {

    @Property(tries = 25)
    void everyLevelIsTheOneAboveReduced(@ForAll @IntRange(min = 1, max = 1600) int width,
            @ForAll @IntRange(min = 1, max = 1600) int height, @ForAll Samples samples,
            @ForAll PyramidReduction reduction, @ForAll Layout layout, @ForAll long seed) throws IOException {
        ReducedImage level = ReducedImage.random(width, height, samples, new SplittableRandom(seed));
        Path file = Files.createTempFile("pyramid", ".tif");
        try {
            PyramidOptions options = new PyramidOptions(samples, reduction, layout, Optional.empty(), "");
            try (PyramidWriter writer = PyramidWriter.create(file, width, height, options)) {
                for (int y = 0; y < height; y++) {
                    writer.addRow(level.pixels(), y * width * samples.perPixel());
                }
                writer.finish();
            }
            for (Directory directory : new PyramidFile(file).levels()) {
                assertThat(directory.width()).as("columns").isEqualTo(level.width());
                assertThat(directory.height()).as("rows").isEqualTo(level.height());
                assertThat(directory.pixels()).as("level of %dx%d", level.width(), level.height())
                        .isEqualTo(level.pixels());
                level = level.halved(reduction);
            }
        } finally {
            Files.delete(file);
        }
    }
}
