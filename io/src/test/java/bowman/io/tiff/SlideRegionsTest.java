package bowman.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.image.Region;
import bowman.io.slide.Slide;
import bowman.io.slide.SlideSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

/** Any region of an image of any size in tiles or strips of any size holds the picture's pixels. */
class SlideRegionsTest {

    private final Path file = temporary();

    private static Path temporary() {
        try {
            return Files.createTempFile("regions", ".tif");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterProperty
    void delete() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 150)
    void aRegionHoldsThePicture(@ForAll @IntRange(min = 1, max = 90) int width,
            @ForAll @IntRange(min = 1, max = 90) int height, @ForAll @IntRange(min = 1, max = 5) int across,
            @ForAll @IntRange(min = 1, max = 5) int down, @ForAll TestLossless packing, @ForAll boolean tiled,
            @ForAll boolean big, @ForAll @IntRange(min = 0, max = 1000) int place) throws IOException {
        TestPicture picture = TestPicture.of(width, height);
        TestPage page = tiled
                ? TestPage.tiles(picture, packing.samples(), packing.packing(), 16 * across, 16 * down)
                : TestPage.strips(picture, packing.samples(), packing.packing(), across * down);
        ByteOrder order = place % 2 == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        new TestTiff(order, big).page(page).write(file);
        int x = place % width;
        int y = place % height;
        Region region = new Region(x, y, 1 + place % (width - x), 1 + place % (height - y));
        try (Slide slide = Slide.open(file, SlideSettings.DEFAULT.withCacheBytes(4000))) {
            assertThat(slide.read(region).pixels()).isEqualTo(picture.expected(packing.samples(), region));
        }
    }

    /** Samples and how they are packed. */
    enum TestLossless {
        BILEVEL(TestSamples.BILEVEL, TestPacking.NONE), GRAY(TestSamples.GRAY, TestPacking.LZW_PREDICTED),
        RGB(TestSamples.RGB, TestPacking.DEFLATE_PREDICTED), LONG_LZW(TestSamples.RGB, TestPacking.LZW),
        RUNS(TestSamples.BILEVEL_WHITE_IS_ZERO, TestPacking.PACK_BITS);

        private final TestSamples samples;
        private final TestPacking packing;

        TestLossless(TestSamples samples, TestPacking packing) {
            this.samples = samples;
            this.packing = packing;
        }

        TestSamples samples() {
            return samples;
        }

        TestPacking packing() {
            return packing;
        }
    }
}
