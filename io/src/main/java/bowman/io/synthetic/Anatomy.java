package bowman.io.synthetic;

import bowman.io.synthetic.Structure.Kind;
import bowman.runtime.RandomKey;
import java.util.ArrayList;
import java.util.List;

/** The positions of all structures of a synthetic section. */
final class Anatomy {

    private static final double SMALLEST = 20;
    private static final double LARGEST = 33;
    /** Area per glomerulus in square pixels; fewer are drawn if there is no space for them. */
    private static final double AREA_PER_GLOMERULUS = 125 * 125;
    private static final int GAP = 5;

    private final int width;
    private final int height;
    private final Noise shape;
    private final List<Structure> structures = new ArrayList<>();

    Anatomy(int width, int height, RandomKey key) {
        this.width = width;
        this.height = height;
        this.shape = new Noise(key.derive(1), Math.min(width, height) / 5.0);
        double unit = (double) width * height / AREA_PER_GLOMERULUS;
        place(Kind.VESSEL, (int) Math.ceil(0.09 * unit), key.derive(2));
        place(Kind.CAST, (int) Math.ceil(0.12 * unit), key.derive(3));
        place(Kind.DILATED_TUBULE, (int) Math.ceil(0.08 * unit), key.derive(4));
        place(Kind.INFILTRATE, (int) Math.ceil(0.12 * unit), key.derive(5));
        place(Kind.GLOMERULUS, (int) Math.ceil(unit), key.derive(6));
    }

    List<Structure> structures() {
        return structures;
    }

    /** The approximate depth of a point inside the tissue (negative: on glass), in pixels. */
    double tissueDepth(double x, double y) {
        double margin = Math.min(width, height) * 0.06;
        double u = Math.abs(2 * x / width - 1);
        double v = Math.abs(2 * y / height - 1);
        double box = (1 - Math.sqrt(Math.sqrt(Math.pow(u, 4) + Math.pow(v, 4)))) * Math.min(width, height) / 2;
        return box - margin + margin * 0.9 * shape.fractal(x, y);
    }

    /** The approximate depth of a point inside the medulla, which has no glomeruli, in pixels. */
    double medullaDepth(double x, double y) {
        double u = (x / width - 0.5) / 0.42;
        double v = (y / height - 0.55) / 0.13;
        return (1 - Math.sqrt(u * u + v * v) + 0.35 * shape.at(x + 1000, y)) * height * 0.13;
    }

    private void place(Kind kind, int count, RandomKey key) {
        int placed = 0;
        for (int attempt = 0; attempt < 40 * count && placed < count; attempt++) {
            double radius = SMALLEST + (LARGEST - SMALLEST) * key.uniform(0, attempt);
            double x = width * key.uniform(1, attempt);
            double y = height * key.uniform(2, attempt);
            Outline outline = new Outline(x, y, radius, key.derive(attempt));
            boolean inside = tissueDepth(x, y) > radius + 8 && medullaDepth(x, y) < -radius;
            if (inside && structures.stream().allMatch(other -> apart(outline, other.outline()))) {
                structures.add(new Structure(kind, outline));
                placed++;
            }
        }
    }

    private static boolean apart(Outline a, Outline b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y()) > a.reach() + b.reach() + GAP;
    }
}
