package bowman.reference;

import bowman.graph.AttentionOp;
import bowman.graph.AttentionOp.Attention;
import bowman.graph.AttentionOp.AttentionGradient;
import java.util.List;

/** Attention and its gradient, query by query. */
final class ReferenceAttention {

    private ReferenceAttention() {
    }

    static List<Numbers> evaluate(AttentionOp op, List<Numbers> operands) {
        return switch (op) {
            case Attention attention -> List.of(attention(attention, operands.get(0), operands.get(1)));
            case AttentionGradient gradient ->
                    gradient(gradient, operands.get(0), operands.get(1), operands.get(2));
        };
    }

    private static Numbers attention(Attention op, Numbers queries, Numbers keysAndValues) {
        Numbers result = Numbers.zeros(queries.shape());
        for (int n = 0; n < queries.shape().samples(); n++) {
            for (int head = 0; head < op.heads(); head++) {
                Head h = new Head(op, queries, keysAndValues, n, head);
                for (int q = 0; q < h.queryCount(); q++) {
                    double[] weights = h.weights(q);
                    for (int k = 0; k < h.keyCount(); k++) {
                        for (int d = 0; d < h.width(); d++) {
                            result.add(h.query(q, d), weights[k] * keysAndValues.at(h.value(k, d)));
                        }
                    }
                }
            }
        }
        return result;
    }

    /**
     * With weights w = softmax(s), s = scale Q K^T, and result w V: dV = w^T g; dw = g V^T; ds = w (dw - sum(dw w));
     * dQ = scale ds K; dK = scale ds^T Q.
     */
    private static List<Numbers> gradient(AttentionGradient op, Numbers gradient, Numbers queries,
            Numbers keysAndValues) {
        Numbers queryGradient = Numbers.zeros(queries.shape());
        Numbers keyAndValueGradient = Numbers.zeros(keysAndValues.shape());
        for (int n = 0; n < queries.shape().samples(); n++) {
            for (int head = 0; head < op.heads(); head++) {
                Head h = new Head(op, queries, keysAndValues, n, head);
                for (int q = 0; q < h.queryCount(); q++) {
                    double[] weights = h.weights(q);
                    double[] weightGradients = new double[h.keyCount()];
                    double dot = 0;
                    for (int k = 0; k < h.keyCount(); k++) {
                        for (int d = 0; d < h.width(); d++) {
                            double g = gradient.at(h.query(q, d));
                            keyAndValueGradient.add(h.value(k, d), weights[k] * g);
                            weightGradients[k] += g * keysAndValues.at(h.value(k, d));
                        }
                        dot += weightGradients[k] * weights[k];
                    }
                    for (int k = 0; k < h.keyCount(); k++) {
                        double scoreGradient = weights[k] * (weightGradients[k] - dot);
                        for (int d = 0; d < h.width(); d++) {
                            queryGradient.add(h.query(q, d),
                                    op.scale() * scoreGradient * keysAndValues.at(h.key(k, d)));
                            keyAndValueGradient.add(h.key(k, d),
                                    op.scale() * scoreGradient * queries.at(h.query(q, d)));
                        }
                    }
                }
            }
        }
        return List.of(queryGradient, keyAndValueGradient);
    }

    /** One head of one sample: where its elements stand, and its scores. */
    private record Head(AttentionOp op, Numbers queries, Numbers keysAndValues, int sample, int head) {

        int width() {
            return queries.shape().channels() / op.heads();
        }

        int queryCount() {
            return queries.shape().height() * queries.shape().width();
        }

        int keyCount() {
            return keysAndValues.shape().height() * keysAndValues.shape().width();
        }

        /** The index of channel d of query q of this head; the result has the same layout. */
        int query(int q, int d) {
            return (sample * queryCount() + q) * queries.shape().channels() + head * width() + d;
        }

        int key(int k, int d) {
            return (sample * keyCount() + k) * keysAndValues.shape().channels() + head * width() + d;
        }

        int value(int k, int d) {
            return key(k, d) + queries.shape().channels();
        }

        /** The softmax over the keys of a query's scores. */
        double[] weights(int q) {
            double[] scores = new double[keyCount()];
            for (int k = 0; k < scores.length; k++) {
                for (int d = 0; d < width(); d++) {
                    scores[k] += op.scale() * queries.at(query(q, d)) * keysAndValues.at(key(k, d));
                }
            }
            return ReferenceMatrix.softmax(scores);
        }
    }
}
