package bowman.io.slide;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.image.Region;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelBlocksTest {

    private static final int MOST_PIXELS = 1 << 22;

    @ParameterizedTest
    @CsvSource({"100000, 90000, 1024, 1024", "100000, 90000, 256, 256", "50000, 40000, 50000, 1",
        "50000, 4001, 50000, 16", "26000, 26000, 26000, 26000", "700, 500, 512, 512", "40, 30, 256, 256", "1, 1, 1, 1",
        "9000, 9000, 8192, 8192"})
    void blocksCoverALevelOnceAndFitIntoMemory(int width, int height, int tileWidth, int tileHeight) {
        SlideLevel level = new SlideLevel(width, height, 1, tileWidth, tileHeight);
        int y = 0;
        for (List<Region> row : LevelBlocks.rows(level)) {
            int x = 0;
            for (Region block : row) {
                assertThat(block.x()).as("where the block after column " + x + " begins").isEqualTo(x);
                assertThat(block.y()).as("where the row of blocks begins").isEqualTo(y);
                assertThat(block.area()).as("pixels of a block").isLessThanOrEqualTo(MOST_PIXELS);
                x += block.width();
            }
            assertThat(x).as("where the row of blocks ends").isEqualTo(width);
            y += row.getFirst().height();
        }
        assertThat(y).as("where the last row of blocks ends").isEqualTo(height);
    }

    @ParameterizedTest
    @CsvSource({"100000, 90000, 1024, 1024", "100000, 90000, 240, 240", "50000, 4001, 50000, 16",
        "3000, 2000, 512, 256"})
    void blocksBeginWhereTilesDo(int width, int height, int tileWidth, int tileHeight) {
        SlideLevel level = new SlideLevel(width, height, 1, tileWidth, tileHeight);
        assertThat(LevelBlocks.rows(level).stream().flatMap(List::stream))
                .allMatch(block -> block.x() % tileWidth == 0 && block.y() % tileHeight == 0);
    }
}
