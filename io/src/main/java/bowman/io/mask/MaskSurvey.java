package bowman.io.mask;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoublePredicate;

/**
 * Counts of the numbers in a mask, by which labels, soft edges, probabilities and photographs are told apart. Memory
 * grows with the number of different numbers up to a limit, not with the mask.
 */
final class MaskSurvey {

    /** More different numbers than a section has instances or an image of 16 bits has samples. */
    private static final int MOST_NUMBERS = 1 << 17;
    private static final int LEVELS = 256;

    private final MaskPixels mask;
    private final long[] levels = new long[LEVELS];
    private final Map<Double, Count> counts = new HashMap<>();
    private long background;
    private long beyondWhite;
    private long colored;
    private long unordered;
    private long fractions;
    private double least = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double lastNumber;
    private Count lastCount = new Count();

    /** The pixels of one number. */
    static final class Count {
        private long pixels;
        private long blocks;

        /** The number of pixels. */
        long pixels() {
            return pixels;
        }

        /** Returns whether the pixels form areas, not edges of one or two pixels between areas. */
        boolean isSolid() {
            return 2 * blocks > pixels;
        }
    }

    private MaskSurvey(MaskPixels mask) {
        this.mask = mask;
    }

    /** @throws bowman.io.slide.SlideException if the file is damaged */
    static MaskSurvey of(MaskPixels mask) throws IOException {
        MaskSurvey survey = new MaskSurvey(mask);
        double[] above = new double[mask.width()];
        double[] row = new double[mask.width()];
        for (int y = 0; y < mask.height(); y++) {
            mask.read(y, row);
            survey.add(above, row);
            double[] swapped = above;
            above = row;
            row = swapped;
        }
        return survey;
    }

    private void add(double[] above, double[] row) {
        int from = 0;
        while (from < row.length) {
            double number = row[from];
            int to = from + 1;
            while (to < row.length && row[to] == number) {
                to++;
            }
            if (number == 0) {
                background += to - from;
                levels[0] += to - from;
            } else {
                add(above, number, from, to);
            }
            from = to;
        }
    }

    private void add(double[] above, double number, int from, int to) {
        int length = to - from;
        if (Double.isNaN(number)) {
            unordered += length;
            return;
        }
        levels[mask.level(number)] += length;
        beyondWhite += mask.hasLevel(number) ? 0 : length;
        colored += mask.isColored(number) ? length : 0;
        fractions += number == Math.rint(number) ? 0 : length;
        least = Math.min(least, number);
        highest = Math.max(highest, number);
        Count count = count(number);
        count.pixels += length;
        for (int x = from + 1; x < to; x++) {
            if (above[x - 1] == number && above[x] == number) {
                count.blocks++;
            }
        }
    }

    /** Numbers beyond the limit share a count that is never looked at. */
    private Count count(double number) {
        if (number != lastNumber) {
            Count known = counts.get(number);
            if (known == null) {
                known = new Count();
                if (counts.size() < MOST_NUMBERS) {
                    counts.put(number, known);
                }
            }
            lastCount = known;
            lastNumber = number;
        }
        return lastCount;
    }

    /** The number of all pixels. */
    long pixels() {
        return (long) mask.width() * mask.height();
    }

    /** The number of pixels that are not background. */
    long foreground() {
        return pixels() - background;
    }

    /** Returns whether levels are the brightness of the pixels, of which none exceeds white. */
    boolean hasLevels() {
        return beyondWhite == 0;
    }

    /** The number of pixels whose colour is not a shade of gray. */
    long colored() {
        return colored;
    }

    /** The number of pixels that are not a number. */
    long unordered() {
        return unordered;
    }

    /** The number of pixels whose number is not whole. */
    long fractions() {
        return fractions;
    }

    /** The lowest number beside 0, infinite if there is none. */
    double least() {
        return least;
    }

    /** The highest number beside 0, infinite if there is none. */
    double highest() {
        return highest;
    }

    /** The number of different numbers beside 0, up to a limit. */
    int numbers() {
        return counts.size();
    }

    /** The number of pixels whose number is positive. */
    long where(DoublePredicate positive) {
        return counts.entrySet().stream().filter(count -> positive.test(count.getKey()))
                .mapToLong(count -> count.getValue().pixels).sum();
    }

    Collection<Count> counts() {
        return counts.values();
    }

    /** The number of pixels of a level in {@code from...to - 1}. */
    long between(int from, int to) {
        return Arrays.stream(levels, from, to).sum();
    }

    /** The highest level, 0 to 255. */
    int highestLevel() {
        int level = LEVELS - 1;
        while (level > 0 && levels[level] == 0) {
            level--;
        }
        return level;
    }
}
