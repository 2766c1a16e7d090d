package bowman.graph;

import java.util.List;

/**
 * Normalizations: (x - mean) / sqrt(variance + epsilon) times gamma plus beta, with one gamma and one beta per channel
 * and the biased variance. They differ in the elements over which the statistics are taken.
 */
public sealed interface NormalizationOp extends Op {

    /** Returns the number that is added to the variance. */
    float epsilon();

    private static List<Shape> forward(NormalizationOp op, List<Shape> operands, int count) {
        Operands.count(op, operands, count);
        int channels = operands.getFirst().channels();
        operands.subList(1, count).forEach(vector -> Operands.perChannel(op, channels, vector));
        return List.of(operands.getFirst());
    }

    /** Operands: gradient of the result, map, gamma, others. Results: gradients with respect to map, gamma, beta. */
    private static List<Shape> backward(NormalizationOp op, List<Shape> operands, int count) {
        Operands.count(op, operands, count);
        Shape map = operands.get(1);
        Operands.same(op, map, operands.get(0));
        Shape vector = Shape.of(map.channels());
        Operands.same(op, vector, operands.get(2));
        return List.of(map, vector, vector);
    }

    /** Statistics over the channels of each pixel (Ba et al., 2016). Operands: map, gamma, beta. */
    record LayerNorm(float epsilon) implements NormalizationOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            return forward(this, operands, 3);
        }
    }

    /** Operands: gradient of the result, map, gamma. Results: gradients with respect to map, gamma, beta. */
    record LayerNormGradient(float epsilon) implements NormalizationOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            return backward(this, operands, 3);
        }
    }

    /**
     * Statistics over all pixels and the channels of one group of each sample (Wu and He, 2018). Operands: map, gamma,
     * beta. Results: the map, and per sample and group the mean and 1 / sqrt(variance + epsilon), as (samples,
     * groups, 2).
     */
    record GroupNorm(int groups, float epsilon) implements NormalizationOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Shape map = forward(this, operands, 3).getFirst();
            Operands.check(map.channels() % groups == 0, this,
                    map.channels() + " channels do not divide into " + groups + " groups");
            return List.of(map, Shape.of(map.samples(), groups, 2));
        }
    }

    /**
     * Operands: gradient of the result, map, gamma, statistics. Results: gradients with respect to map, gamma, beta.
     */
    record GroupNormGradient(int groups, float epsilon) implements NormalizationOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            List<Shape> results = backward(this, operands, 4);
            Operands.same(this, Shape.of(operands.get(1).samples(), groups, 2), operands.get(3));
            return results;
        }
    }

    /**
     * Statistics over all samples and pixels of each channel (Ioffe and Szegedy, 2015), taken from the batch. Operands:
     * map, gamma, beta. Results: the map, the mean and the biased variance per channel.
     */
    record BatchNormTraining(float epsilon) implements NormalizationOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Shape map = forward(this, operands, 3).getFirst();
            Operands.check(map.pixels() > 1, this,
                    "more than 1 value per channel is needed for training, got a map of " + map
                            + "; use a batch of at least 2");
            Shape vector = Shape.of(map.channels());
            return List.of(map, vector, vector);
        }
    }

    /**
     * Operands: gradient of the result, map, gamma, mean, variance. Results: gradients with respect to map, gamma,
     * beta.
     */
    record BatchNormTrainingGradient(float epsilon) implements NormalizationOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            return backward(this, operands, 5);
        }
    }

    /** Statistics given as operands, the running ones. Operands: map, gamma, beta, mean, variance. */
    record BatchNormInference(float epsilon) implements NormalizationOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            return forward(this, operands, 5);
        }
    }

    /**
     * Operands: gradient of the result, map, gamma, mean, variance. Results: gradients with respect to map, gamma,
     * beta.
     */
    record BatchNormInferenceGradient(float epsilon) implements NormalizationOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            return backward(this, operands, 5);
        }
    }

    /**
     * The weight of a convolution with the batch norm after it folded in: weight times gamma / sqrt(variance +
     * epsilon), per output channel. Operands: weight, gamma, variance.
     */
    record FoldedWeight(float epsilon) implements NormalizationOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 3);
            int channels = operands.getFirst().extent(0);
            operands.subList(1, 3).forEach(vector -> Operands.perChannel(this, channels, vector));
            return List.of(operands.getFirst());
        }
    }

    /**
     * The bias of such a convolution: beta + (bias - mean) gamma / sqrt(variance + epsilon). Operands: bias, gamma,
     * beta, mean, variance.
     */
    record FoldedBias(float epsilon) implements NormalizationOp {

        @Override
        public List<Shape> results(List<Shape> operands) {
            Operands.count(this, operands, 5);
            operands.forEach(vector -> Operands.same(this, operands.getFirst(), vector));
            return List.of(operands.getFirst());
        }
    }
}
