package bowman.io.synthetic;

import bowman.io.image.RgbImage;
import bowman.io.synthetic.Structure.Kind;
import bowman.runtime.RandomKey;
import java.util.Arrays;
import java.util.List;

/** Draws a section pixel by pixel, then its nuclei, then the artefacts of the scanner. */
final class SectionPainter {

    private static final double NUCLEUS_SPACING = 4.6;

    private final Anatomy anatomy;
    private final RandomKey key;
    private final int width;
    private final int height;
    private final RgbImage image;
    /** The probability of a nucleus at each pixel. */
    private final float[] nuclei;
    /** The number of the structure at or next to each pixel, or -1 if none is near. */
    private final int[] nearest;
    private final float[] depth;

    SectionPainter(Anatomy anatomy, int width, int height, RandomKey key) {
        this.anatomy = anatomy;
        this.key = key;
        this.width = width;
        this.height = height;
        this.image = RgbImage.blank(width, height);
        this.nuclei = new float[width * height];
        this.nearest = new int[width * height];
        this.depth = new float[width * height];
    }

    RgbImage paint() {
        survey();
        paintTissue();
        paintNuclei();
        return new Scanner(key.derive(9)).scan(image);
    }

    /** Returns whether a pixel belongs to a glomerulus; only after {@link #paint()}. */
    boolean glomerulus(int x, int y) {
        int i = y * width + x;
        return nearest[i] >= 0 && depth[i] > 0
                && anatomy.structures().get(nearest[i]).kind() == Kind.GLOMERULUS;
    }

    /** Finds the structure that each pixel is in or near. */
    private void survey() {
        Arrays.fill(nearest, -1);
        Arrays.fill(depth, Float.NEGATIVE_INFINITY);
        for (int s = 0; s < anatomy.structures().size(); s++) {
            Outline outline = anatomy.structures().get(s).outline();
            double reach = outline.reach() + 12;
            int right = (int) Math.min(width - 1, outline.x() + reach);
            int bottom = (int) Math.min(height - 1, outline.y() + reach);
            for (int y = (int) Math.max(0, outline.y() - reach); y <= bottom; y++) {
                for (int x = (int) Math.max(0, outline.x() - reach); x <= right; x++) {
                    float d = (float) outline.depth(x, y);
                    if (d > depth[y * width + x]) {
                        depth[y * width + x] = d;
                        nearest[y * width + x] = s;
                    }
                }
            }
        }
    }

    private void paintTissue() {
        List<StructurePainter> painters = anatomy.structures().stream().map(StructurePainter::of).toList();
        TubulePainter tubules = new TubulePainter(key.derive(1));
        Noise glass = new Noise(key.derive(2), 300);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                double tissue = anatomy.tissueDepth(x, y);
                if (tissue < 0) {
                    image.setColor(x, y, Stain.mix(Stain.GLASS, Stain.LUMEN, 0.3 * glass.at(x, y)));
                    continue;
                }
                Tissue here = nearest[i] >= 0 && depth[i] > 0
                        ? painters.get(nearest[i]).at(x, y, depth[i])
                        : tubules.at(x, y, Math.min(-depth[i], tissue), anatomy.medullaDepth(x, y) > 0);
                image.setColor(x, y, here.color());
                nuclei[i] = here.nuclei();
            }
        }
    }

    private void paintNuclei() {
        RandomKey places = key.derive(3);
        for (int row = 0; row < height / NUCLEUS_SPACING; row++) {
            for (int column = 0; column < width / NUCLEUS_SPACING; column++) {
                RandomKey place = places.derive((long) row << 32 | column);
                double x = (column + place.uniform(0, 0)) * NUCLEUS_SPACING;
                double y = (row + place.uniform(0, 1)) * NUCLEUS_SPACING;
                if (x < width && y < height && place.uniform(0, 2) < nuclei[(int) y * width + (int) x]) {
                    stamp(x, y, place);
                }
            }
        }
    }

    /** Draws an ellipse with a soft edge. */
    private void stamp(double x, double y, RandomKey place) {
        double length = 1.9 + 1.0 * place.uniform(0, 3);
        double slimness = 1 + 0.6 * place.uniform(0, 4);
        double angle = Math.PI * place.uniform(0, 5);
        double strength = 0.65 + 0.3 * place.uniform(0, 6);
        for (int py = (int) Math.max(0, y - 4); py <= Math.min(height - 1, y + 4); py++) {
            for (int px = (int) Math.max(0, x - 4); px <= Math.min(width - 1, x + 4); px++) {
                double along = (px - x) * Math.cos(angle) + (py - y) * Math.sin(angle);
                double across = ((py - y) * Math.cos(angle) - (px - x) * Math.sin(angle)) * slimness;
                double cover = strength * Stain.step(length - Math.hypot(along, across), 0, 1.2);
                if (cover > 0) {
                    image.setColor(px, py, Stain.mix(image.color(px, py), Stain.NUCLEUS, cover));
                }
            }
        }
    }
}
