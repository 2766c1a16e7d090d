package bowman.io.slide;

import bowman.intensity.IntensityHistogram;
import bowman.intensity.IntensityRange;
import bowman.io.image.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the range of intensities of a slide. Pixels are not averaged first, since that would lose the dark nuclei
 * and make the range depend on the reduction.
 */
public final class SlideIntensity {

    private static final long MOST_PIXELS = 1 << 24;
    private static final int SAMPLES_PER_AXIS = 12;
    private static final int SAMPLE_SIDE = 256;

    private SlideIntensity() {
    }

    /**
     * The range of level 0, see {@link #range(Slide, int)}.
     *
     * @throws SlideException if the slide is damaged
     */
    public static IntensityRange range(Slide slide) throws IOException {
        return range(slide, 0);
    }

    /**
     * The range of a level: of all its pixels up to 16 million, else of 144 squares spread over it.
     *
     * @param level the number of the level that windows are read from
     * @throws SlideException if the slide is damaged
     */
    public static IntensityRange range(Slide slide, int level) throws IOException {
        SlideLevel read = slide.levels().get(level);
        IntensityHistogram histogram = new IntensityHistogram();
        byte[] rgb = {};
        for (Region block : read.bounds().area() <= MOST_PIXELS ? all(read) : samples(read)) {
            int needed = Math.toIntExact(3 * block.area());
            rgb = rgb.length < needed ? new byte[needed] : rgb;
            slide.read(level, block, rgb);
            histogram.add(rgb, needed);
        }
        return histogram.range();
    }

    private static List<Region> all(SlideLevel level) {
        return LevelBlocks.rows(level).stream().flatMap(List::stream).toList();
    }

    /** Squares in the middles of a grid's cells, moved to the start of a tile where tiles are smaller than cells. */
    private static List<Region> samples(SlideLevel level) {
        List<Region> samples = new ArrayList<>();
        for (int row = 0; row < SAMPLES_PER_AXIS; row++) {
            int y = start(row, level.height(), level.tileHeight());
            for (int column = 0; column < SAMPLES_PER_AXIS; column++) {
                int x = start(column, level.width(), level.tileWidth());
                samples.add(new Region(x, y, side(x, level.width()), side(y, level.height())));
            }
        }
        return samples;
    }

    private static int start(int cell, int extent, int tile) {
        int middle = (int) ((2L * cell + 1) * extent / (2 * SAMPLES_PER_AXIS));
        return tile <= extent / SAMPLES_PER_AXIS ? middle - middle % tile : middle;
    }

    private static int side(int start, int extent) {
        return Math.min(SAMPLE_SIDE, extent - start);
    }
}
