package bowman.kernels.vector.kernel;

import static bowman.kernels.vector.kernel.VectorShape.LANES;
import static bowman.kernels.vector.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.FloatVector;

final class VectorUpdate implements UpdateKernels {

    private final ScalarUpdate scalar = new ScalarUpdate();

    @Override
    public void nadam(int n, float[] theta, int to, float[] g, int go, float[] m, int mo, float[] v, int vo,
            Coefficients c) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, g, go + i);
            FloatVector first = FloatVector.fromArray(SPECIES, m, mo + i);
            first = first.add(gradient.sub(first).mul(c.mRate()));
            FloatVector second = FloatVector.fromArray(SPECIES, v, vo + i).mul(c.vKeep())
                    .add(gradient.mul(gradient).mul(c.vRate()));
            FloatVector d = second.mul(c.inverse()).sqrt().add(c.epsilon());
            first.intoArray(m, mo + i);
            second.intoArray(v, vo + i);
            FloatVector.fromArray(SPECIES, theta, to + i)
                    .sub(gradient.mul(c.gFactor()).add(first.mul(c.mFactor())).div(d)).intoArray(theta, to + i);
        }
        scalar.nadam(n - i, theta, to + i, g, go + i, m, mo + i, v, vo + i, c);
    }
}
