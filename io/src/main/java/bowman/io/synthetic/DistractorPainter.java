package bowman.io.synthetic;

import static bowman.io.synthetic.Stain.mix;
import static bowman.io.synthetic.Stain.step;

import bowman.io.synthetic.Structure.Kind;
import bowman.runtime.RandomKey;

/** Draws distractors: structures with the size and outline of a glomerulus. */
final class DistractorPainter {

    private final Structure structure;
    private final Noise coarse;
    private final Noise fine;
    private final double wall;
    private final boolean bloody;

    DistractorPainter(Structure structure) {
        RandomKey key = structure.outline().key().derive(200);
        this.structure = structure;
        this.coarse = new Noise(key.derive(1), 14);
        this.fine = new Noise(key.derive(2), 2.4);
        this.wall = structure.kind() == Kind.VESSEL
                ? structure.outline().radius() * (0.2 + 0.25 * key.uniform(0, 0)) : 3.5;
        this.bloody = key.uniform(0, 1) < 0.4;
    }

    /** The tissue at a point that is {@code depth} pixels inside the outline. */
    Tissue at(double x, double y, double depth) {
        return switch (structure.kind()) {
            case GLOMERULUS -> throw new IllegalArgumentException("a glomerulus is not a distractor");
            case CAST -> new Tissue(walled(mix(Stain.CAST, Stain.MEMBRANE, 0.1 + 0.25 * coarse.at(x, y)), depth),
                    depth < wall ? 0.4f : 0);
            case DILATED_TUBULE -> new Tissue(walled(mix(Stain.LUMEN, Stain.GLASS, coarse.at(x, y)), depth),
                    depth > 1 && depth < wall ? 0.5f : 0);
            case VESSEL -> vessel(x, y, depth);
            case INFILTRATE -> new Tissue(mix(Stain.INTERSTITIUM, Stain.DISTAL, 0.5 + fine.at(x, y)),
                    (float) Math.clamp(depth / 8, 0.25, 0.8));
        };
    }

    private int walled(int body, double depth) {
        int cells = mix(Stain.DISTAL, body, step(depth, wall, 1.4));
        return mix(Stain.MEMBRANE, cells, 0.3 + step(depth, 1, 1.3));
    }

    private Tissue vessel(double x, double y, double depth) {
        double layers = Math.sin(depth * 1.7 + 2 * coarse.at(x, y));
        int muscle = mix(Stain.MUSCLE, Stain.INTERSTITIUM, 0.35 + 0.35 * layers);
        int blood = mix(Stain.BLOOD, Stain.LUMEN, 0.25 + 0.6 * fine.at(x, y));
        int inside = bloody ? blood : Stain.LUMEN;
        return new Tissue(mix(muscle, inside, step(depth, wall, 1.4)), depth > 1 && depth < wall - 1 ? 0.2f : 0);
    }
}
