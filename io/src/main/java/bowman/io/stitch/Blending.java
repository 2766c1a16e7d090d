package bowman.io.stitch;

import java.util.Arrays;
import java.util.Locale;

/** How windows that overlap become one map. */
public enum Blending {

    /** The mean of all windows over a pixel. */
    MEAN {
        @Override
        float[] weights(int size) {
            return ones(size);
        }
    },

    /**
     * A mean in which a window counts less towards its edges, where the network sees little around: by a Gaussian in
     * both directions whose standard deviation is an eighth of the window (Isensee et al., nnU-Net, 2021).
     */
    GAUSSIAN {
        @Override
        float[] weights(int size) {
            float[] weights = new float[size];
            for (int i = 0; i < size; i++) {
                double deviations = (i + 0.5 - size / 2.0) / (size / 8.0);
                weights[i] = (float) Math.exp(-0.5 * deviations * deviations);
            }
            return weights;
        }
    },

    /**
     * What the organisers of the KPIs challenge do: every window votes where its probability is above one half, and two
     * votes make a pixel 1, all else is 0. The corners of a slide lie in one window only, so they are never found.
     */
    KPIS_VOTES {
        @Override
        float[] weights(int size) {
            return ones(size);
        }

        @Override
        float contribution(float probability) {
            return probability > 0.5f ? 1 : 0;
        }

        @Override
        float result(float sum, float weight) {
            return sum > 1 ? 1 : 0;
        }
    };

    /** How much a window counts along one axis; in the plane the two are multiplied. */
    abstract float[] weights(int size);

    float contribution(float probability) {
        return probability;
    }

    float result(float sum, float weight) {
        return sum / weight;
    }

    /** The name as the command line has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static float[] ones(int size) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        return ones;
    }
}
