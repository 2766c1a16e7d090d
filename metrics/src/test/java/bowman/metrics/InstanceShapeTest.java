package bowman.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bowman.metrics.InstanceFinder.Settings;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** Perimeter and circularity of shapes that geometry knows. */
class InstanceShapeTest {

    /** A line that is off by one in each of four directions: 2 crossings of pi/8, times the distance of the lines. */
    private static final double ONE_LINE_EACH = Math.PI / 8 * 2 * (1 + 1 + Math.sqrt(0.5) + Math.sqrt(0.5));

    /** As many lines cross a disc as its diameter holds, to one; a crossing as short as a pixel may be lost beside. */
    @Test
    void thePerimeterOfADiscIsRightToALineInEachDirection() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            double radius = 10 + 60 * random.nextDouble();
            assertThat(disc(radius, random).perimeter()).as("radius %.3f", radius)
                    .isCloseTo(2 * Math.PI * radius, within(ONE_LINE_EACH + 0.1));
        }
    }

    @Test
    void theCircularityOfADiscIsAboutOne() {
        Random random = new Random(2);
        for (int i = 0; i < 300; i++) {
            double radius = 10 + 60 * random.nextDouble();
            Instance disc = disc(radius, random);
            double share = (ONE_LINE_EACH + 0.1) / (2 * Math.PI * radius);
            double area = disc.area() / (Math.PI * radius * radius);
            assertThat(disc.circularity()).as("radius %.3f", radius)
                    .isBetween(area / Math.pow(1 + share, 2), area / Math.pow(1 - share, 2));
            assertThat(disc.circularity()).as("radius %.3f", radius)
                    .isBetween(radius < 20 ? 0.93 : 0.95, 1.05);
        }
    }

    @Test
    void theEquivalentDiameterOfADiscIsItsDiameter() {
        Instance disc = disc(40, new Random(3));
        assertThat(disc.equivalentDiameter()).isCloseTo(80, within(0.5));
    }

    /** Pixels of an upright square of side a: 2a crossings along rows and columns, 2(2a - 1) along diagonals. */
    @Test
    void theSquaresPerimeterIsThatOfTheFormula() {
        for (int side : new int[] {1, 2, 10, 50}) {
            int size = side;
            Instance square = shape(size + 4, (x, y) -> x > 2 && x < 2 + size && y > 2 && y < 2 + size ? 1 : 0);
            assertThat(square.perimeter()).as("side %d", side)
                    .isCloseTo(Math.PI / 8 * (4 * side + 4 * (2 * side - 1) / Math.sqrt(2)), within(1e-9));
        }
    }

    /**
     * A straight edge of length l at angle f crosses l |sin(f - k 45 degrees)| lines per distance in direction k, so
     * its measured length is l pi/8 times the sum of these sines, 0.948 l to 1.026 l. Beside the line that each
     * direction may be off by, half a line may pass each of its two outermost corners between two pixels.
     */
    @Test
    void thePerimeterOfARotatedRectangleIsThatOfItsEdges() {
        for (int degrees = 0; degrees < 90; degrees += 5) {
            double angle = Math.toRadians(degrees + 0.3);
            Instance rectangle = shape(240, (x, y) -> {
                double along = (x - 120.2) * Math.cos(angle) + (y - 119.9) * Math.sin(angle);
                double across = (y - 119.9) * Math.cos(angle) - (x - 120.2) * Math.sin(angle);
                return Math.abs(along) < 80 && Math.abs(across) < 45 ? 1 : 0;
            });
            double expected = 320 * seen(angle) + 180 * seen(angle + Math.PI / 2);
            assertThat(rectangle.perimeter()).as("%d degrees", degrees)
                    .isCloseTo(expected, within(2 * ONE_LINE_EACH));
            assertThat(rectangle.perimeter() / 500).as("of the true perimeter, at %d degrees", degrees)
                    .isBetween(0.94, 1.035);
        }
    }

    private static double seen(double angle) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            sum += Math.abs(Math.sin(angle - k * Math.PI / 4));
        }
        return Math.PI / 8 * sum;
    }

    @Test
    void aHoleAddsItsOutline() {
        Instance ring = shape(110, (x, y) -> Math.abs(Math.hypot(x - 55, y - 55) - 35) < 15 ? 1 : 0);
        assertThat(ring.perimeter()).isCloseTo(2 * Math.PI * 70, within(2 * ONE_LINE_EACH));
    }

    private static Instance disc(double radius, Random random) {
        double x = radius + 3 + random.nextDouble();
        double y = radius + 3 + random.nextDouble();
        return shape((int) (2 * radius + 8), (px, py) -> Math.hypot(px - x, py - y) <= radius ? 1 : 0);
    }

    /** The pixels at whose centres the shape is not 0, as one instance. */
    private static Instance shape(int size, DoubleBinaryOperator shape) {
        InstanceFinder finder = new InstanceFinder(size, size, Settings.DEFAULT);
        for (int y = 0; y < size; y++) {
            byte[] row = new byte[size];
            for (int x = 0; x < size; x++) {
                row[x] = (byte) (shape.applyAsDouble(x + 0.5, y + 0.5) != 0 ? -1 : 0);
            }
            finder.addRow(row, 0);
        }
        assertThat(finder.finish()).as("instances of the shape").hasSize(1);
        return finder.finish().getFirst();
    }
}
