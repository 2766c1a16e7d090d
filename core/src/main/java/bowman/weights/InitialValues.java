package bowman.weights;

import bowman.graph.Initializer;
import bowman.graph.SourceOp.Variable;
import bowman.runtime.RandomKey;
import bowman.runtime.Tensor;
import java.util.Arrays;

/** Draws the initial values of variables. */
final class InitialValues {

    private InitialValues() {
    }

    /** Returns a variable's initial values, which depend on its name and the seed, not on other variables. */
    static Tensor initial(Variable variable, long seed) {
        Tensor tensor = Tensor.zeros(variable.shape());
        fill(tensor.data(), variable.initializer(), RandomKey.of(seed, hash(variable.name())));
        return tensor;
    }

    private static void fill(float[] data, Initializer initializer, RandomKey key) {
        switch (initializer) {
            case Initializer.Fill(float value) -> Arrays.fill(data, value);
            case Initializer.Uniform(double bound) -> {
                for (int i = 0; i < data.length; i++) {
                    data[i] = (float) (bound * (2 * key.uniform(0, i) - 1));
                }
            }
            case Initializer.Normal(double deviation) -> {
                for (int i = 0; i < data.length; i++) {
                    data[i] = (float) (deviation * key.normal(0, i));
                }
            }
            case Initializer.TruncatedNormal(double deviation, double limit) -> {
                for (int i = 0; i < data.length; i++) {
                    data[i] = (float) truncated(key, i, deviation, limit);
                }
            }
        }
    }

    /** Each attempt draws from another stream of the key. */
    private static double truncated(RandomKey key, int index, double deviation, double limit) {
        int attempt = 0;
        double drawn = deviation * key.normal(attempt, index);
        while (Math.abs(drawn) > limit) {
            drawn = deviation * key.normal(++attempt, index);
        }
        return drawn;
    }

    /** FNV-1a (Fowler, Noll, Vo) over the name's characters. */
    private static long hash(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
