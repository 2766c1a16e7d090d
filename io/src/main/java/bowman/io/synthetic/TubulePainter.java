package bowman.io.synthetic;

import static bowman.io.synthetic.Stain.mix;
import static bowman.io.synthetic.Stain.step;

import bowman.runtime.RandomKey;

/** Draws the tubules that fill the cortex between other structures, and those of the medulla. */
final class TubulePainter {

    private final Cells tubules;
    private final Noise granules;
    private final Noise edges;

    TubulePainter(RandomKey key) {
        tubules = new Cells(key.derive(1), 24, 0.4);
        granules = new Noise(key.derive(2), 2.3);
        edges = new Noise(key.derive(3), 11);
    }

    /**
     * The tissue at a point between other structures.
     *
     * @param room the distance to the nearest structure in pixels
     * @param medulla whether the point lies in the medulla
     */
    Tissue at(double x, double y, double room, boolean medulla) {
        double bend = 5 * edges.at(x, y);
        Cells.Place place = tubules.at(x + bend, y + 5 * edges.at(x + 500, y));
        double depth = Math.min(place.edge(), room) - 0.7 - 0.5 * edges.at(x, y - 300);
        double type = tubules.trait(place.cell(), 1);
        if (depth < 0) {
            return new Tissue(mix(Stain.INTERSTITIUM, Stain.DISTAL, 0.5 + 0.5 * granules.at(x, y)), 0.13f);
        }
        if (type < 0.07) {
            return cast(x, y, depth);
        }
        return medulla || type > 0.6 ? distal(place, x, y, depth) : proximal(place, x, y, depth);
    }

    /** A proximal tubule: thick granular cells, a narrow lumen with a stained brush border. */
    private Tissue proximal(Cells.Place place, double x, double y, double depth) {
        double wall = 6.5 + 2 * tubules.trait(place.cell(), 2) + 1.5 * edges.at(3 * x, 3 * y);
        int shade = mix(Stain.PROXIMAL, Stain.CAST, 0.35 * tubules.trait(place.cell(), 3));
        int cytoplasm = mix(shade, Stain.MEMBRANE, 0.22 + 0.22 * granules.at(x, y));
        int inner = mix(cytoplasm, Stain.BRUSH_BORDER, step(depth, wall - 1.2, 1.5));
        int filled = mix(inner, Stain.LUMEN, 0.85 * step(depth, wall, 1.5));
        return new Tissue(mix(Stain.MEMBRANE, filled, 0.2 + step(depth, 1.0, 1.4)), nuclei(depth, wall, 0.30f));
    }

    /** A distal tubule: thin pale cells, a wide clear lumen. */
    private Tissue distal(Cells.Place place, double x, double y, double depth) {
        double wall = 4.2 + 1.5 * tubules.trait(place.cell(), 2) + edges.at(3 * x, 3 * y);
        int cytoplasm = mix(Stain.DISTAL, Stain.PROXIMAL, 0.4 + 0.5 * granules.at(x, y));
        int filled = mix(cytoplasm, Stain.LUMEN, step(depth, wall, 1.5));
        return new Tissue(mix(Stain.MEMBRANE, filled, 0.35 + step(depth, 0.8, 1.4)), nuclei(depth, wall, 0.5f));
    }

    private Tissue cast(double x, double y, double depth) {
        int body = mix(Stain.CAST, Stain.MEMBRANE, 0.15 * edges.at(x, y));
        return new Tissue(mix(Stain.DISTAL, body, step(depth, 2.5, 1.5)), nuclei(depth, 2.5, 0.35f));
    }

    private static float nuclei(double depth, double wall, float share) {
        return depth > 1.5 && depth < wall - 0.8 ? share : 0;
    }
}
