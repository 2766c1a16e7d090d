package bowman.io.mask;

import bowman.metrics.Component;
import bowman.metrics.Components;
import bowman.metrics.Connectivity;
import bowman.metrics.Grouping;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * What the numbers of a mask are taken for.
 *
 * @param grouping whether each number is an instance
 * @param positive tells the numbers that are positive
 * @param choice what was chosen without being told, in words that follow the name of the file; empty if it is obvious
 * @param pieces the labels in several pieces
 */
record MaskReading(Grouping grouping, DoublePredicate positive, Optional<String> choice, int pieces) {

    private static final double MOSTLY = 0.8;
    /** With few numbers in many pieces, numbers are those of classes. */
    private static final int MOST_CLASSES = 16;
    private static final int PIECES_OF_A_LABEL = 2;
    private static final int DARK = 64;
    private static final int BRIGHT = 192;
    private static final int LEVELS = 256;
    private static final double FEW = 0.05;
    /** The steps of brightness by which JPEG changes areas of one colour. */
    private static final int NOISE = 10;
    /** With fewer values in lines and specks for each area, these are instances that the edge cuts off, or outlines. */
    private static final int MOST_THIN = 2;

    /** False for NaN. */
    private static final DoublePredicate NOT_ZERO = number -> number < 0 || number > 0;

    /**
     * Takes the numbers for what the user says that they are.
     *
     * @throws MaskException if they cannot be that
     */
    static MaskReading of(MaskPixels mask, MaskSurvey survey, MaskValues values) throws IOException {
        return switch (values) {
            case MaskValues.Labels() -> labels(mask, survey);
            case MaskValues.Positive() -> where(mask.isLossy() ? bright(mask) : NOT_ZERO);
            case MaskValues.AtLeast(double number) -> numbers(survey, value -> value >= number);
            case MaskValues.Equal(double number) -> numbers(survey, value -> value == number);
        };
    }

    private static MaskReading numbers(MaskSurvey survey, DoublePredicate positive) throws MaskException {
        if (survey.colored() > 0) {
            throw new MaskException(
                    "colours have no order and no number, so none can be chosen (--mask-values); convert"
                            + " the mask to gray");
        }
        return where(positive);
    }

    private static MaskReading where(DoublePredicate positive) {
        return new MaskReading(Grouping.CONNECTED, positive, Optional.empty(), 0);
    }

    private static DoublePredicate bright(MaskPixels mask) {
        return number -> mask.level(number) >= MaskFile.LOSSY_THRESHOLD;
    }

    private static MaskReading labels(MaskPixels mask, MaskSurvey survey) throws IOException {
        if (mask.isLossy()) {
            throw new MaskException("labels do not survive lossy compression such as JPEG; save the labels as PNG or"
                    + " uncompressed TIFF");
        }
        requireWhole(survey);
        Pieces pieces = Pieces.of(mask);
        return new MaskReading(Grouping.LABELLED, NOT_ZERO, Optional.empty(), pieces.inSeveral());
    }

    private static void requireWhole(MaskSurvey survey) throws MaskException {
        if (survey.unordered() > 0) {
            throw new MaskException("the mask has pixels that are not a number (NaN); set them to 0");
        }
        if (survey.least() < 0) {
            throw new MaskException("the mask has negative numbers, the lowest is %s; make the background 0 and save it"
                    .formatted(text(survey.least())) + " as unsigned numbers");
        }
        if (survey.fractions() > 0) {
            throw new MaskException("the mask has fractions up to %s, so it is none of labels"
                    .formatted(text(survey.highest())) + "; threshold it (--mask-values at-least:N)");
        }
    }

    /**
     * Decides by the numbers.
     *
     * @throws MaskException if they are those of no mask
     */
    static MaskReading of(MaskPixels mask, MaskSurvey survey) throws IOException {
        if (mask.isLossy()) {
            return soft(mask, survey, false);
        }
        if (survey.numbers() <= 1 && survey.unordered() == 0) {
            return where(NOT_ZERO);
        }
        boolean probabilities = survey.fractions() > 0 && survey.unordered() == 0 && survey.least() >= 0
                && survey.highest() <= 1;
        if (!probabilities) {
            requireWhole(survey);
        }
        if (isBlackAndWhite(survey)) {
            return soft(mask, survey, true);
        }
        if (!probabilities && isOfAreas(survey)) {
            return areas(mask, survey);
        }
        if (survey.hasLevels() && survey.highestLevel() >= MaskFile.LOSSY_THRESHOLD) {
            return soft(mask, survey, true);
        }
        return new MaskReading(Grouping.CONNECTED, NOT_ZERO, Optional.of("its " + survey.numbers()
                + " values are neither those of labels nor of soft edges, so all but 0 is positive"), 0);
    }

    /** Returns whether most pixels are nearly black or nearly white, as those of a JPEG that was saved without loss. */
    private static boolean isBlackAndWhite(MaskSurvey survey) {
        long white = survey.between(LEVELS - NOISE, LEVELS);
        long black = survey.between(0, NOISE) - (survey.pixels() - survey.foreground());
        return survey.hasLevels() && survey.colored() == 0 && 2 * white > survey.foreground()
                && white + black > MOSTLY * survey.foreground();
    }

    /** Returns whether most pixels belong to at least two numbers that form areas. */
    private static boolean isOfAreas(MaskSurvey survey) {
        long solid = survey.counts().stream().filter(MaskSurvey.Count::isSolid).count();
        long pixels = survey.counts().stream().filter(MaskSurvey.Count::isSolid).mapToLong(MaskSurvey.Count::pixels)
                .sum();
        return solid > 1 && 2 * pixels >= survey.foreground();
    }

    private static MaskReading areas(MaskPixels mask, MaskSurvey survey) throws IOException {
        int numbers = survey.numbers();
        long thin = survey.counts().stream().filter(count -> !count.isSolid()).count();
        if (thin > MOST_THIN * (numbers - thin)) {
            throw new MaskException((numbers - thin) + " values form areas, as labels do, and " + thin + " further ones"
                    + " only lines or specks, as after smoothing or resizing; save the labels as they are, resized by"
                    + " the nearest pixel, or say what the values are (--mask-values labels, or at-least:N"
                    + " for a probability map)");
        }
        Pieces pieces = Pieces.of(mask);
        if (numbers <= MOST_CLASSES && pieces.large() > PIECES_OF_A_LABEL * numbers) {
            return new MaskReading(Grouping.CONNECTED, NOT_ZERO, Optional.of("its " + numbers + " values are in "
                    + pieces.large() + " pieces, as those of classes are, so all but 0 is positive; "
                    + (survey.colored() > 0 ? "save the class of glomeruli as a mask of its own" : "choose a class"
                            + " (equal:N)") + ", or say that each value is an instance (labels)"), 0);
        }
        return new MaskReading(Grouping.LABELLED, NOT_ZERO,
                Optional.of("its " + numbers + " values are labels, so each of them is an instance; positive makes"
                        + " connected pixels an instance"), pieces.inSeveral());
    }

    /** A mask whose numbers are brightness: edges are soft, and bright pixels are positive. */
    private static MaskReading soft(MaskPixels mask, MaskSurvey survey, boolean said) throws MaskException {
        long dark = survey.between(0, DARK);
        long medium = survey.between(DARK, BRIGHT);
        long bright = survey.between(BRIGHT, LEVELS);
        boolean noBackground = dark < FEW * survey.pixels();
        boolean colored = survey.colored() > FEW * survey.pixels();
        if (noBackground && (colored || medium > FEW * survey.pixels())) {
            throw new MaskException("this looks like a photograph, not like a mask: it has hardly any black pixels and"
                    + " many colours or shades; give the mask of the image, in which the background is black");
        }
        if (medium > bright && medium > FEW * survey.pixels()) {
            throw new MaskException("this looks like a probability map or a photograph, not like a mask: most pixels"
                    + " that are not dark are of medium brightness; give the mask, or say which values are positive"
                    + " (--mask-values at-least:N)");
        }
        return new MaskReading(Grouping.CONNECTED, bright(mask), said ? Optional.of("its "
                + survey.numbers() + " values are taken for soft edges or probabilities, so pixels of at least half of"
                + " white are positive; positive makes all but 0 so") : Optional.empty(), 0);
    }

    private static String text(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /**
     * The connected pieces of the numbers of a mask.
     *
     * @param large the number of pieces of at least a tenth of the largest piece of their number
     * @param inSeveral the number of numbers with several pieces
     */
    private record Pieces(int large, int inSeveral) {

        private static final int PART = 10;

        static Pieces of(MaskPixels mask) throws IOException {
            Components components = new Components(mask.width(), Connectivity.EIGHT);
            LabelNumbers numbers = new LabelNumbers(NOT_ZERO);
            double[] row = new double[mask.width()];
            int[] labels = new int[mask.width()];
            Map<Integer, Integer> labelOf = new HashMap<>();
            for (int y = 0; y < mask.height(); y++) {
                mask.read(y, row);
                numbers.of(row, labels);
                int[] found = components.addRow(labels);
                for (int x = 0; x < labels.length; x++) {
                    if (found[x + 1] != 0 && found[x + 1] != found[x]) {
                        labelOf.put(found[x + 1], labels[x]);
                    }
                }
            }
            Map<Integer, Long> largest = new HashMap<>();
            Map<Integer, Integer> pieces = new HashMap<>();
            for (Component piece : components.found()) {
                largest.merge(labelOf.get(piece.label()), piece.area(), Math::max);
                pieces.merge(labelOf.get(piece.label()), 1, Integer::sum);
            }
            int large = (int) components.found().stream()
                    .filter(piece -> PART * piece.area() >= largest.get(labelOf.get(piece.label()))).count();
            return new Pieces(large, (int) pieces.values().stream().filter(count -> count > 1).count());
        }
    }
}
