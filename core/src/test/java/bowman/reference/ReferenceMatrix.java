package bowman.reference;

import bowman.graph.MatrixOp;
import bowman.graph.MatrixOp.MatrixProduct;
import bowman.graph.MatrixOp.Softmax;
import bowman.graph.MatrixOp.SoftmaxGradient;
import bowman.graph.Shape;
import java.util.Arrays;
import java.util.List;

/** Matrix products and softmax. */
final class ReferenceMatrix {

    private ReferenceMatrix() {
    }

    static Numbers evaluate(MatrixOp op, List<Numbers> operands) {
        return switch (op) {
            case MatrixProduct product -> product(product, operands.get(0), operands.get(1));
            case Softmax() -> softmax(operands.get(0));
            case SoftmaxGradient() -> softmaxGradient(operands.get(0), operands.get(1));
        };
    }

    private static Numbers product(MatrixProduct op, Numbers left, Numbers right) {
        Shape shape = op.results(List.of(left.shape(), right.shape())).getFirst();
        Numbers result = Numbers.zeros(shape);
        int terms = op.left().columns(left.shape());
        for (int a = 0; a < shape.extent(0); a++) {
            for (int b = 0; b < shape.extent(1); b++) {
                for (int m = 0; m < shape.extent(2); m++) {
                    for (int n = 0; n < shape.extent(3); n++) {
                        for (int k = 0; k < terms; k++) {
                            double l = op.left().isTransposed() ? left.at(a, b, k, m) : left.at(a, b, m, k);
                            double r = op.right().isTransposed() ? right.at(a, b, n, k) : right.at(a, b, k, n);
                            result.add(a, b, m, n, l * r);
                        }
                    }
                }
            }
        }
        return result;
    }

    private static Numbers softmax(Numbers map) {
        Numbers result = Numbers.zeros(map.shape());
        int channels = map.shape().channels();
        for (int from = 0; from < map.size(); from += channels) {
            double[] row = softmax(Arrays.copyOfRange(map.data(), from, from + channels));
            System.arraycopy(row, 0, result.data(), from, channels);
        }
        return result;
    }

    /** exp(x - max) / sum(exp(x - max)). */
    static double[] softmax(double[] row) {
        double max = Arrays.stream(row).max().orElseThrow();
        double[] exponentials = Arrays.stream(row).map(x -> Math.exp(x - max)).toArray();
        double sum = Arrays.stream(exponentials).sum();
        return Arrays.stream(exponentials).map(e -> e / sum).toArray();
    }

    /** p (g - sum(g p)), with the sum along the channels. */
    private static Numbers softmaxGradient(Numbers gradient, Numbers result) {
        Numbers mapGradient = Numbers.zeros(result.shape());
        int channels = result.shape().channels();
        for (int from = 0; from < result.size(); from += channels) {
            double dot = 0;
            for (int c = from; c < from + channels; c++) {
                dot += gradient.at(c) * result.at(c);
            }
            for (int c = from; c < from + channels; c++) {
                mapGradient.set(c, result.at(c) * (gradient.at(c) - dot));
            }
        }
        return mapGradient;
    }
}
