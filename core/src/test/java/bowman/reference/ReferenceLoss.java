package bowman.reference;

import bowman.graph.LossOp;
import bowman.graph.LossOp.BinaryCrossEntropy;
import bowman.graph.LossOp.CrossEntropy;
import bowman.graph.LossOp.Loss;
import bowman.graph.LossOp.LossGradient;
import bowman.graph.LossOp.SigmoidDice;
import bowman.graph.LossOp.SigmoidF1;
import bowman.graph.LossOp.SoftmaxDice;
import bowman.graph.MatrixOp.Softmax;
import bowman.graph.MatrixOp.SoftmaxGradient;
import bowman.graph.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The losses and their gradients by the logits. */
final class ReferenceLoss {

    private ReferenceLoss() {
    }

    static Numbers evaluate(LossOp op, List<Numbers> operands) {
        return switch (op) {
            case Loss loss -> Numbers.scalar(value(loss, operands.get(0), operands.get(1)));
            case LossGradient(Loss loss) -> {
                Numbers gradient = gradient(loss, operands.get(1), operands.get(2));
                for (int i = 0; i < gradient.size(); i++) {
                    gradient.set(i, gradient.at(i) * operands.get(0).at(0));
                }
                yield gradient;
            }
        };
    }

    private static double value(Loss loss, Numbers logits, Numbers targets) {
        return switch (loss) {
            case BinaryCrossEntropy() -> IntStream.range(0, logits.size())
                    .mapToDouble(i -> binaryCrossEntropy(logits.at(i), targets.at(i))).sum() / logits.size();
            case SigmoidDice(float smooth) -> meanDice(sigmoid(logits), targets, smooth, 0);
            case SigmoidF1(float smooth) -> {
                Overlap overlap = Overlap.ofAll(sigmoid(logits), targets);
                double precision = overlap.precision(smooth);
                double recall = overlap.recall(smooth);
                yield 1 - 2 * precision * recall / (precision + recall);
            }
            case CrossEntropy() -> IntStream.range(0, targets.size())
                    .mapToDouble(pixel -> crossEntropy(row(logits, pixel), (int) targets.at(pixel)))
                    .sum() / targets.size();
            case SoftmaxDice(float smooth, int firstClass) ->
                    meanDice(softmax(logits), oneHot(targets, logits.shape()), smooth, firstClass);
        };
    }

    private static Numbers gradient(Loss loss, Numbers logits, Numbers targets) {
        return switch (loss) {
            case BinaryCrossEntropy() -> {
                Numbers p = sigmoid(logits);
                yield Numbers.of(logits.shape(), i -> (p.at(i) - targets.at(i)) / logits.size());
            }
            case SigmoidDice(float smooth) -> {
                Numbers p = sigmoid(logits);
                yield throughSigmoid(p, meanDiceGradient(p, targets, smooth, 0));
            }
            case SigmoidF1(float smooth) -> {
                Numbers p = sigmoid(logits);
                yield throughSigmoid(p, f1Gradient(p, targets, smooth));
            }
            case CrossEntropy() -> {
                Numbers p = softmax(logits);
                Numbers t = oneHot(targets, logits.shape());
                yield Numbers.of(logits.shape(), i -> (p.at(i) - t.at(i)) / targets.size());
            }
            case SoftmaxDice(float smooth, int firstClass) -> {
                Numbers p = softmax(logits);
                yield throughSoftmax(p,
                        meanDiceGradient(p, oneHot(targets, logits.shape()), smooth, firstClass));
            }
        };
    }

    /** max(x, 0) - x t + log(1 + exp(-|x|)). */
    private static double binaryCrossEntropy(double x, double t) {
        return Math.max(x, 0) - x * t + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** -log softmax(x)[t] = log sum exp(x - max) + max - x[t]. */
    private static double crossEntropy(double[] logits, int target) {
        double max = Arrays.stream(logits).max().orElseThrow();
        return Math.log(Arrays.stream(logits).map(x -> Math.exp(x - max)).sum()) + max - logits[target];
    }

    /** I = sum p t, P = sum p and T = sum t over some elements. */
    private record Overlap(double intersection, double probabilities, double targets) {

        static Overlap ofAll(Numbers p, Numbers t) {
            return of(p, t, IntStream.range(0, p.size()));
        }

        /** Over the pixels of one channel of one sample. */
        static Overlap of(Numbers p, Numbers t, int sample, int channel) {
            Shape shape = p.shape();
            int area = shape.height() * shape.width();
            return of(p, t, IntStream.range(sample * area, (sample + 1) * area)
                    .map(pixel -> pixel * shape.channels() + channel));
        }

        private static Overlap of(Numbers p, Numbers t, IntStream places) {
            double i = 0;
            double sumP = 0;
            double sumT = 0;
            for (int place : places.toArray()) {
                i += p.at(place) * t.at(place);
                sumP += p.at(place);
                sumT += t.at(place);
            }
            return new Overlap(i, sumP, sumT);
        }

        double precision(float smooth) {
            return (intersection + smooth) / (probabilities + smooth);
        }

        double recall(float smooth) {
            return (intersection + smooth) / (targets + smooth);
        }

        /** P + T + smooth. */
        double diceDenominator(float smooth) {
            return probabilities + targets + smooth;
        }

        double dice(float smooth) {
            return (2 * intersection + smooth) / diceDenominator(smooth);
        }
    }

    private static double meanDice(Numbers p, Numbers t, float smooth, int firstClass) {
        Shape shape = p.shape();
        double sum = 0;
        for (int n = 0; n < shape.samples(); n++) {
            for (int c = firstClass; c < shape.channels(); c++) {
                sum += 1 - Overlap.of(p, t, n, c).dice(smooth);
            }
        }
        return sum / (shape.samples() * (shape.channels() - firstClass));
    }

    /** By p: of 1 - (2 I + s) / D it is ((2 I + s) / D - 2 t) / D, with D = P + T + s. */
    private static Numbers meanDiceGradient(Numbers p, Numbers t, float smooth, int firstClass) {
        Shape shape = p.shape();
        int terms = shape.samples() * (shape.channels() - firstClass);
        Numbers gradient = Numbers.zeros(shape);
        for (int n = 0; n < shape.samples(); n++) {
            for (int c = firstClass; c < shape.channels(); c++) {
                Overlap overlap = Overlap.of(p, t, n, c);
                for (int y = 0; y < shape.height(); y++) {
                    for (int x = 0; x < shape.width(); x++) {
                        gradient.set(n, y, x, c, (overlap.dice(smooth) - 2 * t.at(n, y, x, c))
                                / overlap.diceDenominator(smooth) / terms);
                    }
                }
            }
        }
        return gradient;
    }

    /**
     * By p: with a the precision and b the recall, F = 2 a b / (a + b) has dF/da = 2 b^2 / (a + b)^2 and dF/db = 2 a^2
     * / (a + b)^2; da/dp = (t - a) / (P + s) and db/dp = t / (T + s).
     */
    private static Numbers f1Gradient(Numbers p, Numbers t, float smooth) {
        Overlap overlap = Overlap.ofAll(p, t);
        double a = overlap.precision(smooth);
        double b = overlap.recall(smooth);
        double byA = 2 * b * b / ((a + b) * (a + b));
        double byB = 2 * a * a / ((a + b) * (a + b));
        return Numbers.of(p.shape(), i -> -byA * (t.at(i) - a) / (overlap.probabilities + smooth)
                - byB * t.at(i) / (overlap.targets + smooth));
    }

    private static Numbers sigmoid(Numbers logits) {
        return Numbers.of(logits.shape(), i -> ReferenceActivation.sigmoid(logits.at(i)));
    }

    private static Numbers throughSigmoid(Numbers p, Numbers gradient) {
        return Numbers.of(p.shape(), i -> gradient.at(i) * p.at(i) * (1 - p.at(i)));
    }

    private static Numbers softmax(Numbers logits) {
        return ReferenceMatrix.evaluate(new Softmax(), List.of(logits));
    }

    private static Numbers throughSoftmax(Numbers p, Numbers gradient) {
        return ReferenceMatrix.evaluate(new SoftmaxGradient(), List.of(gradient, p));
    }

    private static Numbers oneHot(Numbers classes, Shape shape) {
        Numbers oneHot = Numbers.zeros(shape);
        for (int pixel = 0; pixel < classes.size(); pixel++) {
            oneHot.set(pixel * shape.channels() + (int) classes.at(pixel), 1);
        }
        return oneHot;
    }

    private static double[] row(Numbers map, int pixel) {
        int channels = map.shape().channels();
        return Arrays.copyOfRange(map.data(), pixel * channels, (pixel + 1) * channels);
    }
}
