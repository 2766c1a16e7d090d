package bowman.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.image.GrayImage;
import bowman.io.mask.GrayRows;
import bowman.io.stitch.Windows;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MaskBandTest {

    @Property(tries = 100)
    void aBandHasThePartsOfTheMaskInAllWindows(@ForAll @IntRange(min = 1, max = 12) int size,
            @ForAll @IntRange(min = 1, max = 12) int stride, @ForAll @IntRange(min = 12, max = 40) int width,
            @ForAll @IntRange(min = 12, max = 40) int height) throws IOException {
        GrayImage mask = GrayImage.blank(width, height);
        new Random(1).nextBytes(mask.pixels());
        Windows windows = new Windows(width, height, size, Math.min(size, stride));
        MaskBand band = new MaskBand(GrayRows.of(mask), size);
        for (int index = 0; index < windows.count(); index++) {
            assertThat(band.part(windows.region(index)).pixels()).as("window %d", index)
                    .isEqualTo(mask.region(windows.region(index)).pixels());
        }
    }
}
