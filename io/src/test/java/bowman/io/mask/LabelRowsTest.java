package bowman.io.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bowman.io.export.Drawn;
import bowman.io.image.GrayImage;
import bowman.io.image.Region;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LabelRowsTest {

    @Property(tries = 200)
    void aPartOfAnEnlargedOrReducedImageHasThePixelsThatItsCentresLieIn(@ForAll @IntRange(min = 1, max = 30) int width,
            @ForAll @IntRange(min = 1, max = 30) int height, @ForAll @IntRange(min = 1, max = 70) int toWidth,
            @ForAll @IntRange(min = 1, max = 70) int toHeight, @ForAll int place) throws IOException {
        byte[] pixels = Drawn.random(width * height, 0.5, place);
        int x = Math.floorMod(place, toWidth);
        int y = Math.floorMod(place / 7, toHeight);
        Region part = new Region(x, y, toWidth - x, (toHeight - y + 1) / 2);
        GrayRows rows = LabelRows.of(GrayRows.of(new GrayImage(width, height, pixels))).nearest(toWidth, toHeight)
                .region(part).positive();
        assertThat(rows.width()).isEqualTo(part.width());
        assertThat(rows.height()).isEqualTo(part.height());
        byte[] actual = new byte[part.width()];
        for (int row = 0; row < part.height(); row++) {
            rows.next(actual);
            int line = (int) Math.floor((y + row + 0.5) * height / toHeight);
            for (int column = 0; column < part.width(); column++) {
                int source = (int) Math.floor((x + column + 0.5) * width / toWidth);
                assertThat(actual[column]).as("pixel %d of row %d", column, row)
                        .isEqualTo(pixels[line * width + source]);
            }
        }
    }

    @Test
    void aRegionBeyondTheImageIsRefused() {
        LabelRows rows = LabelRows.of(GrayRows.of(GrayImage.blank(4, 3)));
        assertThatThrownBy(() -> rows.region(new Region(1, 0, 4, 3))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no region 4x3 at 1,0 in 4x3 pixels");
    }
}
