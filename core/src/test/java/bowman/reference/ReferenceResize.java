package bowman.reference;

import bowman.graph.ResamplingOp.Interpolation;
import bowman.graph.Shape;

/** Resizing: each pixel of the result is a weighted mean of at most four pixels of the map. */
final class ReferenceResize {

    /** The weight of a pixel of the map in a pixel of the result. */
    @FunctionalInterface
    private interface Contribution {
        void of(int resultY, int resultX, int mapY, int mapX, double weight);
    }

    /** The two elements along an axis that an element of the result lies between: (1 - share) near + share far. */
    private record Between(int near, int far, double share) {
    }

    private ReferenceResize() {
    }

    static Numbers resize(Interpolation interpolation, Numbers map, int height, int width) {
        Numbers result = Numbers.zeros(map.shape().withArea(height, width));
        forEachContribution(interpolation, map.shape(), result.shape(), (y, x, mapY, mapX, weight) -> {
            for (int n = 0; n < map.shape().samples(); n++) {
                for (int c = 0; c < map.shape().channels(); c++) {
                    result.add(n, y, x, c, weight * map.at(n, mapY, mapX, c));
                }
            }
        });
        return result;
    }

    static Numbers gradient(Interpolation interpolation, Numbers gradient, Shape map) {
        Numbers mapGradient = Numbers.zeros(map);
        forEachContribution(interpolation, map, gradient.shape(), (y, x, mapY, mapX, weight) -> {
            for (int n = 0; n < map.samples(); n++) {
                for (int c = 0; c < map.channels(); c++) {
                    mapGradient.add(n, mapY, mapX, c, weight * gradient.at(n, y, x, c));
                }
            }
        });
        return mapGradient;
    }

    private static void forEachContribution(Interpolation interpolation, Shape map, Shape result,
            Contribution contribution) {
        for (int y = 0; y < result.height(); y++) {
            Between rows = between(interpolation, y, map.height(), result.height());
            for (int x = 0; x < result.width(); x++) {
                Between columns = between(interpolation, x, map.width(), result.width());
                double down = rows.share;
                double right = columns.share;
                contribution.of(y, x, rows.near, columns.near, (1 - down) * (1 - right));
                contribution.of(y, x, rows.near, columns.far, (1 - down) * right);
                contribution.of(y, x, rows.far, columns.near, down * (1 - right));
                contribution.of(y, x, rows.far, columns.far, down * right);
            }
        }
    }

    private static Between between(Interpolation interpolation, int i, int in, int out) {
        double place = switch (interpolation) {
            case NEAREST -> Interpolation.nearest(i, in, out);
            case BILINEAR -> Math.max(0, (i + 0.5) * in / out - 0.5);
            case BILINEAR_ALIGN_CORNERS -> out == 1 ? 0 : (double) i * (in - 1) / (out - 1);
        };
        int near = Math.min((int) place, in - 1);
        return new Between(near, Math.min(near + 1, in - 1), place - near);
    }
}
