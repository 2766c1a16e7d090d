package bowman.kernels.vector.step;

import bowman.kernels.vector.program.View;

/** The probabilities of logits, one pixel at a time, in double. */
enum Probabilities {

    /** Each channel by itself; targets are probabilities too. */
    SIGMOID {
        @Override
        void of(View logits, int pixel, int channels, double[] p) {
            for (int c = 0; c < channels; c++) {
                p[c] = 1 / (1 + Math.exp(-logits.array()[logits.offset() + pixel * channels + c]));
            }
        }

        @Override
        double target(View targets, int pixel, int channels, int channel) {
            return targets.array()[targets.offset() + pixel * channels + channel];
        }

        @Override
        void throughDerivative(double[] p, double[] gradient) {
            for (int c = 0; c < p.length; c++) {
                gradient[c] *= p[c] * (1 - p[c]);
            }
        }
    },

    /** The channels are classes; a target is the index of a class. */
    SOFTMAX {
        @Override
        void of(View logits, int pixel, int channels, double[] p) {
            int at = logits.offset() + pixel * channels;
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < channels; c++) {
                largest = Math.max(largest, logits.array()[at + c]);
            }
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                p[c] = Math.exp(logits.array()[at + c] - largest);
                sum += p[c];
            }
            for (int c = 0; c < channels; c++) {
                p[c] /= sum;
            }
        }

        @Override
        double target(View targets, int pixel, int channels, int channel) {
            return (int) targets.array()[targets.offset() + pixel] == channel ? 1 : 0;
        }

        @Override
        void throughDerivative(double[] p, double[] gradient) {
            double dot = 0;
            for (int c = 0; c < p.length; c++) {
                dot += p[c] * gradient[c];
            }
            for (int c = 0; c < p.length; c++) {
                gradient[c] = p[c] * (gradient[c] - dot);
            }
        }
    };

    /** The probabilities of a pixel's channels. */
    abstract void of(View logits, int pixel, int channels, double[] p);

    /** The target probability of a pixel's channel. */
    abstract double target(View targets, int pixel, int channels, int channel);

    /** Turns the gradient with respect to the probabilities into that with respect to the logits, in place. */
    abstract void throughDerivative(double[] p, double[] gradient);
}
