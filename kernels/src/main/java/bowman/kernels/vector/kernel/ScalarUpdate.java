package bowman.kernels.vector.kernel;

final class ScalarUpdate implements UpdateKernels {

    @Override
    public void nadam(int n, float[] theta, int to, float[] g, int go, float[] m, int mo, float[] v, int vo,
            Coefficients c) {
        for (int i = 0; i < n; i++) {
            float gradient = g[go + i];
            float first = m[mo + i] + (gradient - m[mo + i]) * c.mRate();
            float second = v[vo + i] * c.vKeep() + gradient * gradient * c.vRate();
            float d = (float) Math.sqrt(second * c.inverse()) + c.epsilon();
            m[mo + i] = first;
            v[vo + i] = second;
            theta[to + i] -= (gradient * c.gFactor() + first * c.mFactor()) / d;
        }
    }
}
