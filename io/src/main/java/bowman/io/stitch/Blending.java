package bowman.io.stitch;

import bowman.io.image.AxisFilter;
import java.util.Arrays;
import java.util.Locale;

/** Method to blend overlapping windows into one map. */
public enum Blending {

    /** The mean of all windows over a pixel. */
    MEAN {
        @Override
        double[] weights(int size) {
            return ones(size);
        }
    },

    /**
     * A weighted mean in which a window counts less towards its edges, where the network has little context: by a
     * Gaussian in both directions whose standard deviation is an eighth of the window (Isensee et al., nnU-Net, 2021).
     */
    GAUSSIAN {
        @Override
        double[] weights(int size) {
            double[] weights = new double[size];
            for (int i = 0; i < size; i++) {
                double deviations = (i + 0.5 - size / 2.0) / (size / 8.0);
                weights[i] = Math.exp(-0.5 * deviations * deviations);
            }
            return weights;
        }
    },

    /**
     * The procedure of the organisers of the KPIs challenge: every window votes for pixels with a probability above one
     * half; pixels with at least two votes are 1, all others 0. Votes are enlarged by nearest-neighbour interpolation.
     * The corners of a slide lie in one window only, so they are always 0.
     */
    KPIS_VOTES {
        @Override
        double[] weights(int size) {
            return ones(size);
        }

        @Override
        AxisFilter enlargement(int resolution, int size) {
            return AxisFilter.nearest(resolution, size);
        }

        @Override
        float contribution(float probability) {
            return probability > 0.5f ? 1 : 0;
        }

        @Override
        double result(double sum, double weight) {
            return sum > 1 ? 1 : 0;
        }
    };

    /** The weights of a window along one axis; those of both axes are multiplied. */
    abstract double[] weights(int size);

    /** The interpolation of a window's values, {@code resolution} along an axis, to its pixels. */
    AxisFilter enlargement(int resolution, int size) {
        return AxisFilter.linear(resolution, size);
    }

    float contribution(float probability) {
        return probability;
    }

    /** @param weight the sum over all windows of a pixel, 0 if none was computed */
    double result(double sum, double weight) {
        return weight == 0 ? 0 : sum / weight;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
