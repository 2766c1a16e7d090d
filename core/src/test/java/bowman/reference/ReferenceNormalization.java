package bowman.reference;

import bowman.graph.NormalizationOp;
import bowman.graph.NormalizationOp.BatchNormInference;
import bowman.graph.NormalizationOp.BatchNormInferenceGradient;
import bowman.graph.NormalizationOp.BatchNormTraining;
import bowman.graph.NormalizationOp.BatchNormTrainingGradient;
import bowman.graph.NormalizationOp.FoldedBias;
import bowman.graph.NormalizationOp.FoldedWeight;
import bowman.graph.NormalizationOp.GroupNorm;
import bowman.graph.NormalizationOp.GroupNormGradient;
import bowman.graph.NormalizationOp.LayerNorm;
import bowman.graph.NormalizationOp.LayerNormGradient;
import bowman.graph.Shape;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The norms. Each divides the elements of a map into sets that share a mean and a variance; the norms differ in the
 * division alone, so one code serves all: {@code set.applyAsInt(i)} is the number of the set of element i.
 */
final class ReferenceNormalization {

    /** The mean and 1 / sqrt(variance + epsilon) of each set. */
    private record Statistics(double[] mean, double[] scale) {
    }

    private ReferenceNormalization() {
    }

    static List<Numbers> evaluate(NormalizationOp op, List<Numbers> operands) {
        return switch (op) {
            case LayerNorm(float epsilon) -> List.of(layerNorm(epsilon, operands));
            case LayerNormGradient(float epsilon) -> layerNormGradient(epsilon, operands);
            case GroupNorm(int groups, float epsilon) -> groupNorm(groups, epsilon, operands);
            case GroupNormGradient(int groups, float epsilon) -> groupNormGradient(groups, operands);
            case BatchNormTraining(float epsilon) -> batchNormTraining(epsilon, operands);
            case BatchNormTrainingGradient(float epsilon) -> {
                Numbers map = operands.get(1);
                yield gradientThroughStatistics(operands, byChannel(map.shape()), given(epsilon, operands));
            }
            case BatchNormInference(float epsilon) -> {
                Numbers map = operands.getFirst();
                yield List.of(normalize(map, operands.get(1), operands.get(2), byChannel(map.shape()),
                        given(epsilon, operands)));
            }
            case BatchNormInferenceGradient(float epsilon) -> batchNormInferenceGradient(epsilon, operands);
            case FoldedWeight(float epsilon) -> List.of(foldedWeight(epsilon, operands));
            case FoldedBias(float epsilon) -> List.of(foldedBias(epsilon, operands));
        };
    }

    private static Numbers layerNorm(float epsilon, List<Numbers> operands) {
        Numbers map = operands.get(0);
        return normalize(map, operands.get(1), operands.get(2), byPixel(map.shape()),
                statistics(map, byPixel(map.shape()), map.shape().pixels(), epsilon));
    }

    private static List<Numbers> layerNormGradient(float epsilon, List<Numbers> operands) {
        Numbers map = operands.get(1);
        return gradientThroughStatistics(operands, byPixel(map.shape()),
                statistics(map, byPixel(map.shape()), map.shape().pixels(), epsilon));
    }

    private static List<Numbers> groupNorm(int groups, float epsilon, List<Numbers> operands) {
        Numbers map = operands.get(0);
        IntUnaryOperator set = byGroup(map.shape(), groups);
        Statistics statistics = statistics(map, set, map.shape().samples() * groups, epsilon);
        Numbers written = Numbers.zeros(Shape.of(map.shape().samples(), groups, 2));
        for (int s = 0; s < statistics.mean.length; s++) {
            written.set(2 * s, statistics.mean[s]);
            written.set(2 * s + 1, statistics.scale[s]);
        }
        return List.of(normalize(map, operands.get(1), operands.get(2), set, statistics), written);
    }

    private static List<Numbers> groupNormGradient(int groups, List<Numbers> operands) {
        Shape map = operands.get(1).shape();
        Numbers written = operands.get(3);
        double[] mean = new double[map.samples() * groups];
        double[] scale = new double[mean.length];
        for (int s = 0; s < mean.length; s++) {
            mean[s] = written.at(2 * s);
            scale[s] = written.at(2 * s + 1);
        }
        return gradientThroughStatistics(operands, byGroup(map, groups), new Statistics(mean, scale));
    }

    private static List<Numbers> batchNormTraining(float epsilon, List<Numbers> operands) {
        Numbers map = operands.get(0);
        IntUnaryOperator set = byChannel(map.shape());
        int channels = map.shape().channels();
        double[] mean = means(map.data(), set, channels);
        double[] variance = variances(map.data(), set, mean);
        Statistics statistics = new Statistics(mean, scales(variance, epsilon));
        return List.of(normalize(map, operands.get(1), operands.get(2), set, statistics),
                new Numbers(Shape.of(channels), mean), new Numbers(Shape.of(channels), variance));
    }

    private static List<Numbers> batchNormInferenceGradient(float epsilon, List<Numbers> operands) {
        Numbers gradient = operands.get(0);
        Numbers map = operands.get(1);
        Numbers gamma = operands.get(2);
        Statistics statistics = given(epsilon, operands);
        Numbers mapGradient = Numbers.zeros(map.shape());
        for (int i = 0; i < map.size(); i++) {
            int c = i % gamma.size();
            mapGradient.set(i, gradient.at(i) * gamma.at(c) * statistics.scale[c]);
        }
        return withParameterGradients(mapGradient, gradient, map, byChannel(map.shape()), statistics);
    }

    private static Numbers foldedWeight(float epsilon, List<Numbers> operands) {
        Numbers weight = operands.get(0);
        Numbers gamma = operands.get(1);
        double[] scale = scales(operands.get(2).data(), epsilon);
        int elementsPerOutput = weight.size() / gamma.size();
        Numbers folded = Numbers.zeros(weight.shape());
        for (int i = 0; i < weight.size(); i++) {
            int output = i / elementsPerOutput;
            folded.set(i, weight.at(i) * gamma.at(output) * scale[output]);
        }
        return folded;
    }

    private static Numbers foldedBias(float epsilon, List<Numbers> operands) {
        Numbers bias = operands.get(0);
        Numbers gamma = operands.get(1);
        Numbers beta = operands.get(2);
        Numbers mean = operands.get(3);
        double[] scale = scales(operands.get(4).data(), epsilon);
        Numbers folded = Numbers.zeros(bias.shape());
        for (int c = 0; c < bias.size(); c++) {
            folded.set(c, beta.at(c) + (bias.at(c) - mean.at(c)) * gamma.at(c) * scale[c]);
        }
        return folded;
    }

    private static Numbers normalize(Numbers map, Numbers gamma, Numbers beta, IntUnaryOperator set,
            Statistics statistics) {
        Numbers result = Numbers.zeros(map.shape());
        for (int i = 0; i < map.size(); i++) {
            int s = set.applyAsInt(i);
            int c = i % gamma.size();
            result.set(i, (map.at(i) - statistics.mean[s]) * statistics.scale[s] * gamma.at(c) + beta.at(c));
        }
        return result;
    }

    /**
     * With x' the normalized elements and h = gamma g: scale (h - mean(h) - x' mean(h x')), means over each set
     * (Ioffe and Szegedy, 2015, section 3, in closed form).
     */
    private static List<Numbers> gradientThroughStatistics(List<Numbers> operands, IntUnaryOperator set,
            Statistics statistics) {
        Numbers gradient = operands.get(0);
        Numbers map = operands.get(1);
        Numbers gamma = operands.get(2);
        double[] h = new double[map.size()];
        double[] normalized = new double[map.size()];
        double[] product = new double[map.size()];
        for (int i = 0; i < map.size(); i++) {
            int s = set.applyAsInt(i);
            h[i] = gradient.at(i) * gamma.at(i % gamma.size());
            normalized[i] = (map.at(i) - statistics.mean[s]) * statistics.scale[s];
            product[i] = h[i] * normalized[i];
        }
        double[] meanOfH = means(h, set, statistics.mean.length);
        double[] meanOfProduct = means(product, set, statistics.mean.length);
        Numbers mapGradient = Numbers.zeros(map.shape());
        for (int i = 0; i < map.size(); i++) {
            int s = set.applyAsInt(i);
            mapGradient.set(i, statistics.scale[s] * (h[i] - meanOfH[s] - normalized[i] * meanOfProduct[s]));
        }
        return withParameterGradients(mapGradient, gradient, map, set, statistics);
    }

    /** Adds the gradients by gamma, the sum of g x', and by beta, the sum of g. */
    private static List<Numbers> withParameterGradients(Numbers mapGradient, Numbers gradient, Numbers map,
            IntUnaryOperator set, Statistics statistics) {
        int channels = map.shape().channels();
        Numbers gammaGradient = Numbers.zeros(Shape.of(channels));
        Numbers betaGradient = Numbers.zeros(Shape.of(channels));
        for (int i = 0; i < map.size(); i++) {
            int s = set.applyAsInt(i);
            gammaGradient.add(i % channels,
                    gradient.at(i) * (map.at(i) - statistics.mean[s]) * statistics.scale[s]);
            betaGradient.add(i % channels, gradient.at(i));
        }
        return List.of(mapGradient, gammaGradient, betaGradient);
    }

    private static IntUnaryOperator byPixel(Shape map) {
        return i -> i / map.channels();
    }

    private static IntUnaryOperator byChannel(Shape map) {
        return i -> i % map.channels();
    }

    private static IntUnaryOperator byGroup(Shape map, int groups) {
        int channelsPerGroup = map.channels() / groups;
        int elementsPerSample = map.size() / map.samples();
        return i -> i / elementsPerSample * groups + i % map.channels() / channelsPerGroup;
    }

    private static Statistics statistics(Numbers map, IntUnaryOperator set, int sets, float epsilon) {
        double[] mean = means(map.data(), set, sets);
        return new Statistics(mean, scales(variances(map.data(), set, mean), epsilon));
    }

    /** The mean and the variance per channel that are the last two operands. */
    private static Statistics given(float epsilon, List<Numbers> operands) {
        int count = operands.size();
        return new Statistics(operands.get(count - 2).data(), scales(operands.get(count - 1).data(), epsilon));
    }

    private static double[] means(double[] elements, IntUnaryOperator set, int sets) {
        double[] sum = new double[sets];
        for (int i = 0; i < elements.length; i++) {
            sum[set.applyAsInt(i)] += elements[i];
        }
        for (int s = 0; s < sets; s++) {
            sum[s] /= elements.length / sets;
        }
        return sum;
    }

    private static double[] variances(double[] elements, IntUnaryOperator set, double[] mean) {
        double[] squares = new double[elements.length];
        for (int i = 0; i < elements.length; i++) {
            double deviation = elements[i] - mean[set.applyAsInt(i)];
            squares[i] = deviation * deviation;
        }
        return means(squares, set, mean.length);
    }

    private static double[] scales(double[] variance, float epsilon) {
        double[] scale = new double[variance.length];
        for (int s = 0; s < scale.length; s++) {
            scale[s] = 1 / Math.sqrt(variance[s] + epsilon);
        }
        return scale;
    }
}
