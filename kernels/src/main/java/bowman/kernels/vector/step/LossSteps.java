package bowman.kernels.vector.step;

import bowman.graph.LossOp;
import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.CrossEntropy;
import bowman.graph.LossOp.Loss;
import bowman.graph.LossOp.LossGradient;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.LossOp.SigmoidF1;
import bowman.graph.LossOp.SoftmaxDice;
import bowman.graph.Node;
import bowman.kernels.vector.program.DoubleSums;
import bowman.kernels.vector.program.ProgramBuilder;
import bowman.kernels.vector.program.RowChunks;
import bowman.kernels.vector.program.Step;
import bowman.kernels.vector.program.View;

/** Losses and their gradients, in double. */
public final class LossSteps {

    private static final int PART = 1 << 13;

    /** Computes the gradient with respect to one channel's probability, where the target is t. */
    @FunctionalInterface
    private interface ByProbability {
        double at(int segment, int channel, double t);
    }

    private LossSteps() {
    }

    public static void lower(ProgramBuilder program, Node node, LossOp op) {
        switch (op) {
            case Loss loss -> loss(program, node, loss);
            case LossGradient(Loss loss) -> gradient(program, node, loss);
        }
    }

    private static void loss(ProgramBuilder program, Node node, Loss loss) {
        View logits = program.operand(node, 0);
        View targets = program.operand(node, 1);
        View result = program.result(node, 0);
        switch (loss) {
            case BinaryCrossEntropy entropy -> mean(program, node, logits.size(), result,
                    i -> binaryCrossEntropy(logits.array()[logits.offset() + i],
                            targets.array()[targets.offset() + i]));
            case CrossEntropy entropy -> mean(program, node, targets.size(), result,
                    pixel -> crossEntropy(logits, pixel, (int) targets.array()[targets.offset() + pixel]));
            case SigmoidDice(float smooth) -> dice(program, node, smooth, 0, result,
                    overlaps(program, loss, logits, targets));
            case SoftmaxDice(float smooth, int firstClass) -> dice(program, node, smooth, firstClass, result,
                    overlaps(program, loss, logits, targets));
            case SigmoidF1(float smooth) -> {
                Overlaps overlaps = overlaps(program, loss, logits, targets);
                program.add(workers -> {
                    overlaps.run(workers);
                    Whole whole = Whole.of(overlaps);
                    double precision = whole.precision(smooth);
                    double recall = whole.recall(smooth);
                    result.array()[result.offset()] = (float) (1 - 2 * precision * recall / (precision + recall));
                }, node);
            }
        }
    }

    private static Overlaps overlaps(ProgramBuilder program, Loss loss, View logits, View targets) {
        return new Overlaps(program.memory(),
                loss instanceof SoftmaxDice ? Probabilities.SOFTMAX : Probabilities.SIGMOID, logits, targets,
                loss instanceof SigmoidF1 ? 1 : logits.shape().samples());
    }

    /** The loss of one element or pixel. */
    @FunctionalInterface
    private interface Term {
        double at(int index);
    }

    private static void mean(ProgramBuilder program, Node node, int count, View result, Term term) {
        DoubleSums sums = new DoubleSums(program.memory(), Math.ceilDiv(count, PART), 1);
        program.add(workers -> {
            sums.run(workers, (part, into) -> {
                for (int i = part * PART; i < Math.min((part + 1) * PART, count); i++) {
                    into[0] += term.at(i);
                }
            });
            result.array()[result.offset()] = (float) (sums.total(0) / count);
        }, node);
    }

    private static double binaryCrossEntropy(double x, double t) {
        return Math.max(x, 0) - x * t + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static double crossEntropy(View logits, int pixel, int target) {
        int c = logits.shape().channels();
        int at = logits.offset() + pixel * c;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < c; i++) {
            largest = Math.max(largest, logits.array()[at + i]);
        }
        double sum = 0;
        for (int i = 0; i < c; i++) {
            sum += Math.exp(logits.array()[at + i] - largest);
        }
        return Math.log(sum) + largest - logits.array()[at + target];
    }

    private static void dice(ProgramBuilder program, Node node, float smooth, int firstClass, View result,
            Overlaps overlaps) {
        program.add(workers -> {
            overlaps.run(workers);
            double sum = 0;
            for (int segment = 0; segment < overlaps.segments(); segment++) {
                for (int channel = firstClass; channel < overlaps.channels(); channel++) {
                    sum += 1 - dice(overlaps, segment, channel, smooth);
                }
            }
            result.array()[result.offset()] =
                    (float) (sum / (overlaps.segments() * (overlaps.channels() - firstClass)));
        }, node);
    }

    private static double dice(Overlaps overlaps, int segment, int channel, float smooth) {
        return (2 * overlaps.intersection(segment, channel) + smooth) / denominator(overlaps, segment, channel, smooth);
    }

    private static double denominator(Overlaps overlaps, int segment, int channel, float smooth) {
        return overlaps.probabilities(segment, channel) + overlaps.targets(segment, channel) + smooth;
    }

    /** Sums over all channels of the whole batch. */
    private record Whole(double intersection, double probabilities, double targets) {

        static Whole of(Overlaps overlaps) {
            double i = 0;
            double p = 0;
            double t = 0;
            for (int channel = 0; channel < overlaps.channels(); channel++) {
                i += overlaps.intersection(0, channel);
                p += overlaps.probabilities(0, channel);
                t += overlaps.targets(0, channel);
            }
            return new Whole(i, p, t);
        }

        double precision(float smooth) {
            return (intersection + smooth) / (probabilities + smooth);
        }

        double recall(float smooth) {
            return (intersection + smooth) / (targets + smooth);
        }
    }

    private static void gradient(ProgramBuilder program, Node node, Loss loss) {
        View factor = program.operand(node, 0);
        View logits = program.operand(node, 1);
        View targets = program.operand(node, 2);
        View result = program.result(node, 0);
        switch (loss) {
            case BinaryCrossEntropy entropy -> entropyGradient(program, node, Probabilities.SIGMOID, logits.size());
            case CrossEntropy entropy -> entropyGradient(program, node, Probabilities.SOFTMAX, targets.size());
            case SigmoidDice(float smooth) -> diceGradient(program, node, loss, smooth, 0);
            case SoftmaxDice(float smooth, int firstClass) -> diceGradient(program, node, loss, smooth, firstClass);
            case SigmoidF1(float smooth) -> {
                Overlaps overlaps = overlaps(program, loss, logits, targets);
                program.add(workers -> {
                    overlaps.run(workers);
                    Whole whole = Whole.of(overlaps);
                    double a = whole.precision(smooth);
                    double b = whole.recall(smooth);
                    // With a the precision and b the recall, 2 a b / (a + b) has the partial derivatives 2 b^2
                    // / (a + b)^2 and 2 a^2 / (a + b)^2; with respect to p, the derivative of a is (t - a) / (P + s)
                    // and that of b is t / (T + s).
                    double byA = 2 * b * b / ((a + b) * (a + b)) / (whole.probabilities() + smooth);
                    double byB = 2 * a * a / ((a + b) * (a + b)) / (whole.targets() + smooth);
                    forEachPixel(Probabilities.SIGMOID, factor, logits, targets, result,
                            (segment, channel, t) -> -byA * (t - a) - byB * t, overlaps.pixels()).run(workers);
                }, node);
            }
        }
    }

    private static void diceGradient(ProgramBuilder program, Node node, Loss loss, float smooth, int firstClass) {
        View factor = program.operand(node, 0);
        View logits = program.operand(node, 1);
        View targets = program.operand(node, 2);
        View result = program.result(node, 0);
        Overlaps overlaps = overlaps(program, loss, logits, targets);
        int c = overlaps.channels();
        int terms = overlaps.segments() * (c - firstClass);
        program.add(workers -> {
            overlaps.run(workers);
            double[] dice = new double[overlaps.segments() * c];
            double[] denominators = new double[dice.length];
            for (int i = 0; i < dice.length; i++) {
                dice[i] = dice(overlaps, i / c, i % c, smooth);
                denominators[i] = terms * denominator(overlaps, i / c, i % c, smooth);
            }
            forEachPixel(overlaps.probabilities(), factor, logits, targets, result,
                    (segment, channel, t) -> channel < firstClass ? 0
                            : (dice[segment * c + channel] - 2 * t) / denominators[segment * c + channel],
                    overlaps.pixels()).run(workers);
        }, node);
    }

    /** Propagates the gradient with respect to the probabilities to the logits. */
    private static Step forEachPixel(Probabilities probabilities, View factor, View logits, View targets, View result,
            ByProbability gradient, int segmentPixels) {
        int c = logits.shape().channels();
        return RowChunks.of(logits.shape().pixels(), c).step((first, rows, worker) -> {
            double[] p = new double[c];
            double[] g = new double[c];
            double outer = factor.array()[factor.offset()];
            for (int pixel = first; pixel < first + rows; pixel++) {
                probabilities.of(logits, pixel, c, p);
                for (int channel = 0; channel < c; channel++) {
                    g[channel] = gradient.at(pixel / segmentPixels, channel,
                            probabilities.target(targets, pixel, c, channel));
                }
                probabilities.throughDerivative(p, g);
                for (int channel = 0; channel < c; channel++) {
                    result.array()[result.offset() + pixel * c + channel] = (float) (outer * g[channel]);
                }
            }
        });
    }

    /** (p - t) / count, for both cross-entropies. */
    private static void entropyGradient(ProgramBuilder program, Node node, Probabilities probabilities, int count) {
        View factor = program.operand(node, 0);
        View logits = program.operand(node, 1);
        View targets = program.operand(node, 2);
        View result = program.result(node, 0);
        int c = logits.shape().channels();
        program.add(RowChunks.of(logits.shape().pixels(), c).step((first, rows, worker) -> {
            double[] p = new double[c];
            double outer = (double) factor.array()[factor.offset()] / count;
            for (int pixel = first; pixel < first + rows; pixel++) {
                probabilities.of(logits, pixel, c, p);
                for (int channel = 0; channel < c; channel++) {
                    result.array()[result.offset() + pixel * c + channel] = (float) (outer
                            * (p[channel] - probabilities.target(targets, pixel, c, channel)));
                }
            }
        }), node);
    }
}
