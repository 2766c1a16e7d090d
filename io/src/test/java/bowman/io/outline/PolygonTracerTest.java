package bowman.io.outline;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.io.export.Drawn;
import bowman.metrics.Connectivity;
import bowman.metrics.Holes;
import bowman.metrics.Instance;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.operation.valid.IsValidOp;

class PolygonTracerTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    @Property(tries = 1000)
    void polygonsAreValidAndEncloseExactlyThePixels(@ForAll @IntRange(min = 1, max = 16) int width,
            @ForAll @IntRange(min = 1, max = 16) int height, @ForAll @DoubleRange(min = 0, max = 1) double density,
            @ForAll Connectivity connectivity, @ForAll Holes holes, @ForAll long seed) {
        byte[] mask = Drawn.random(width * height, density, seed);
        for (Instance instance : Drawn.instances(width, mask, connectivity, holes)) {
            List<Polygon> polygons = PolygonTracer.trace(instance.runs());
            MultiPolygon geometry = geometry(polygons);
            assertThat(new IsValidOp(geometry).getValidationError()).as("what makes %s invalid", geometry).isNull();
            assertThat(geometry.getArea()).as("area of %s", geometry).isEqualTo(instance.area());
            checkPixels(polygons, instance, width, height);
            checkCorners(polygons);
        }
    }

    /** By the even-odd rule, with a ray to the left of each pixel's centre. */
    private static void checkPixels(List<Polygon> polygons, Instance instance, int width, int height) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int crossings = 0;
                for (Ring ring : rings(polygons)) {
                    for (int i = 0; i < ring.size(); i++) {
                        int next = (i + 1) % ring.size();
                        boolean passed = ring.x(i) <= x && ring.x(i) == ring.x(next)
                                && Math.min(ring.y(i), ring.y(next)) <= y && y < Math.max(ring.y(i), ring.y(next));
                        crossings += passed ? 1 : 0;
                    }
                }
                assertThat(crossings % 2 == 1).as("pixel %d, %d is inside", x, y)
                        .isEqualTo(instance.runs().contains(x, y));
            }
        }
    }

    private static void checkCorners(List<Polygon> polygons) {
        for (Ring ring : rings(polygons)) {
            for (int i = 0; i < ring.size(); i++) {
                int next = (i + 1) % ring.size();
                int afterNext = (i + 2) % ring.size();
                assertThat(ring.x(i) == ring.x(next)).as("the edges around corner %d turn", next)
                        .isNotEqualTo(ring.x(next) == ring.x(afterNext));
            }
        }
        polygons.forEach(polygon -> {
            assertThat(polygon.shell().signedArea()).as("shells go clockwise").isPositive();
            assertThat(polygon.holes()).as("holes go counterclockwise").allMatch(hole -> hole.signedArea() < 0);
        });
    }

    private static List<Ring> rings(List<Polygon> polygons) {
        List<Ring> rings = new ArrayList<>();
        for (Polygon polygon : polygons) {
            rings.add(polygon.shell());
            rings.addAll(polygon.holes());
        }
        return rings;
    }

    private static MultiPolygon geometry(List<Polygon> polygons) {
        return GEOMETRY.createMultiPolygon(polygons.stream().map(polygon -> GEOMETRY.createPolygon(
                ring(polygon.shell()), polygon.holes().stream().map(PolygonTracerTest::ring)
                        .toArray(LinearRing[]::new))).toArray(org.locationtech.jts.geom.Polygon[]::new));
    }

    private static LinearRing ring(Ring ring) {
        Coordinate[] corners = new Coordinate[ring.size() + 1];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(ring.x(i % ring.size()), ring.y(i % ring.size()));
        }
        return GEOMETRY.createLinearRing(corners);
    }

    @Test
    void noiseOfManyPixelsIsValidToo() {
        for (Instance instance : Drawn.instances(200, Drawn.random(40_000, 0.5, 3), Connectivity.EIGHT, Holes.KEEP)) {
            MultiPolygon geometry = geometry(PolygonTracer.trace(instance.runs()));
            assertThat(geometry.isValid()).as("valid").isTrue();
            assertThat(geometry.getArea()).isEqualTo(instance.area());
        }
    }

    @Test
    void pixelsThatTouchAtACornerAreTwoPolygons() {
        assertThat(text("""
                #.
                .#
                """)).containsExactly("(0 0, 1 0, 1 1, 0 1)", "(1 1, 2 1, 2 2, 1 2)");
    }

    @Test
    void aHoleThatTouchesTheOutlineAtACornerStaysAHole() {
        assertThat(text("""
                ###
                #.#
                ##.
                """)).containsExactly("(0 0, 3 0, 3 2, 2 2, 2 3, 0 3) without (2 2, 2 1, 1 1, 1 2)");
    }

    @Test
    void holesThatTouchAtACornerAreTwo() {
        assertThat(text("""
                ####
                #.##
                ##.#
                ####
                """)).singleElement().asString().startsWith("(0 0, 4 0, 4 4, 0 4) without (")
                .containsOnlyOnce("1 1").contains("3 3").matches(".* without .* without .*");
    }

    @Test
    void anIslandInAHoleThatTouchesItsEdgeIsAPolygonOfItsOwn() {
        assertThat(text("""
                ####
                ##.#
                #.##
                ####
                """)).hasSize(1);
        assertThat(text("""
                #####
                #...#
                #..#.
                #...#
                #####
                """)).containsExactly("(0 0, 5 0, 5 2, 4 2, 4 1, 1 1, 1 4, 4 4, 4 3, 5 3, 5 5, 0 5)",
                "(3 2, 4 2, 4 3, 3 3)");
    }

    private static List<String> text(String drawing) {
        List<Instance> instances = Drawn.instances(drawing);
        assertThat(instances).as("eight-connected instances").hasSize(1);
        return PolygonTracer.trace(instances.getFirst().runs()).stream().map(polygon -> text(polygon.shell())
                + String.join("", polygon.holes().stream().map(hole -> " without " + text(hole)).toList())).toList();
    }

    private static String text(Ring ring) {
        List<String> corners = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            corners.add(ring.x(i) + " " + ring.y(i));
        }
        return "(" + String.join(", ", corners) + ")";
    }
}
