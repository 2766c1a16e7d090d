package bowman.io.synthetic;

import static bowman.io.synthetic.Stain.mix;
import static bowman.io.synthetic.Stain.step;

import bowman.runtime.RandomKey;

/** Draws a glomerulus: the capsule, Bowman's space, and the tuft with its capillary loops and mesangium. */
final class GlomerulusPainter {

    private final Outline tuft;
    private final Cells loops;
    private final Cells lobules;
    private final Noise fine;
    private final double sclerosis;

    GlomerulusPainter(Outline capsule) {
        RandomKey key = capsule.key().derive(100);
        this.tuft = capsule.inner(0.80 + 0.14 * key.uniform(0, 0), 0.05);
        this.loops = new Cells(key.derive(1), 6.2, 0.3);
        this.lobules = new Cells(key.derive(2), capsule.radius() * 0.75, 0);
        this.fine = new Noise(key.derive(3), 2.2);
        this.sclerosis = key.uniform(0, 1) < 0.15 ? 0.7 : 0.25 * key.uniform(0, 2);
    }

    /** The tissue at a point that is {@code depth} pixels inside the capsule. */
    Tissue at(double x, double y, double depth) {
        double inTuft = tuft.depth(x, y) + 1.2 * fine.at(x, y);
        double cleft = lobules.at(x, y).edge() - 0.9;
        int space = mix(Stain.LUMEN, Stain.INTERSTITIUM, 0.15 + 0.15 * fine.at(x, y));
        int loop = loop(x, y);
        int lobed = mix(mix(space, loop, 0.45), loop, step(cleft, 0.6, 1.4));
        int filled = mix(space, lobed, step(inTuft, 0, 1.5));
        int color = mix(Stain.MEMBRANE, filled, step(depth, 1.3, 1.4));
        return new Tissue(color, inTuft > 1.5 ? 0.52f * (float) (1 - 0.5 * sclerosis) : parietal(depth));
    }

    /** The flat cells that line the capsule. */
    private static float parietal(double depth) {
        return depth < 2.5 && depth > 0.5 ? 0.25f : 0;
    }

    private int loop(double x, double y) {
        Cells.Place place = loops.at(x, y);
        double open = loops.trait(place.cell(), 1) < 0.55 ? 1 - sclerosis : 0.15;
        int inside = mix(Stain.TUFT, Stain.CAPILLARY, open * step(place.edge(), 1.0, 1.0));
        int walled = mix(Stain.MESANGIUM, inside, 0.25 + 0.75 * step(place.edge(), 0.45, 0.9) - 0.5 * sclerosis);
        return mix(walled, Stain.MESANGIUM, 0.2 + 0.25 * fine.at(x, y));
    }
}
