package bowman.kernels.vector.kernel;

import bowman.graph.Activation;

/**
 * Functions of the elements at the same position of arrays of n elements. A result may be at exactly the place of an
 * operand: every element is read before it is written.
 */
public interface PointwiseKernels {

    /** y = activation(x). */
    void activate(Activation activation, float[] x, int xo, float[] y, int yo, int n);

    /** dx = dy times the activation's derivative, given its result or its argument: see {@link Activation}. */
    void activateGradient(Activation activation, float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int n);

    /** y = a + b. */
    void add(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n);

    /** y = a b. */
    void multiply(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n);

    /** y = x factor. */
    void scale(float[] x, int xo, float factor, float[] y, int yo, int n);
}
