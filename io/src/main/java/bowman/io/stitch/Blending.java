package bowman.io.stitch;

import bowman.io.image.AxisFilter;
import java.util.Arrays;
import java.util.Locale;

/** How windows that overlap become one map. */
public enum Blending {

    /** The mean of all windows over a pixel. */
    MEAN {
        @Override
        double[] weights(int size) {
            return ones(size);
        }
    },

    /**
     * A mean in which a window counts less towards its edges, where the network sees little around: by a Gaussian in
     * both directions whose standard deviation is an eighth of the window (Isensee et al., nnU-Net, 2021).
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
     * What the organisers of the KPIs challenge do: every window votes where its probability is above one half, and two
     * votes make a pixel 1, all else is 0. Votes are enlarged by their nearest pixels. The corners of a slide lie in
     * one window only, so they are never found.
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

    /** How much a window counts along one axis; in the plane the two are multiplied. */
    abstract double[] weights(int size);

    /** How a window's values, of which there are {@code resolution} along an axis, become one per pixel. */
    AxisFilter enlargement(int resolution, int size) {
        return AxisFilter.linear(resolution, size);
    }

    float contribution(float probability) {
        return probability;
    }

    /** @param weight of all windows over a pixel together, 0 where none was computed */
    double result(double sum, double weight) {
        return weight == 0 ? 0 : sum / weight;
    }

    /** The name as the command line has it. */
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
