package bowman.kernels.vector.kernel;

import static bowman.kernels.vector.kernel.VectorShape.LANES;
import static bowman.kernels.vector.kernel.VectorShape.SPECIES;

import bowman.graph.Activation;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

final class VectorPointwise implements PointwiseKernels {

    @Override
    public void activate(Activation activation, float[] x, int xo, float[] y, int yo, int n) {
        switch (activation) {
            case IDENTITY -> System.arraycopy(x, xo, y, yo, n);
            case RELU -> relu(x, xo, y, yo, n);
            case GELU -> gelu(x, xo, y, yo, n);
            case SIGMOID -> sigmoid(x, xo, y, yo, n);
        }
    }

    @Override
    public void activateGradient(Activation activation, float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo,
            int n) {
        switch (activation) {
            case IDENTITY -> System.arraycopy(dy, dyo, dx, dxo, n);
            case RELU -> reluGradient(dy, dyo, v, vo, dx, dxo, n);
            case GELU -> geluGradient(dy, dyo, v, vo, dx, dxo, n);
            case SIGMOID -> sigmoidGradient(dy, dyo, v, vo, dx, dxo, n);
        }
    }

    private static void relu(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            v.max(0).intoArray(y, yo + i);
        }
        if (i < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i, rest);
            v.max(0).intoArray(y, yo + i, rest);
        }
    }

    private static void gelu(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            VectorMath.gelu(v).intoArray(y, yo + i);
        }
        if (i < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i, rest);
            VectorMath.gelu(v).intoArray(y, yo + i, rest);
        }
    }

    private static void sigmoid(float[] x, int xo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            VectorMath.sigmoid(v).intoArray(y, yo + i);
        }
        if (i < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i, rest);
            VectorMath.sigmoid(v).intoArray(y, yo + i, rest);
        }
    }

    private static void reluGradient(float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector p = FloatVector.fromArray(SPECIES, dy, dyo + i);
            FloatVector q = FloatVector.fromArray(SPECIES, v, vo + i);
            p.blend(0, q.compare(VectorOperators.GT, 0).not()).intoArray(dx, dxo + i);
        }
        if (i < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, n);
            FloatVector p = FloatVector.fromArray(SPECIES, dy, dyo + i, rest);
            FloatVector q = FloatVector.fromArray(SPECIES, v, vo + i, rest);
            p.blend(0, q.compare(VectorOperators.GT, 0).not()).intoArray(dx, dxo + i, rest);
        }
    }

    private static void geluGradient(float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector p = FloatVector.fromArray(SPECIES, dy, dyo + i);
            FloatVector q = FloatVector.fromArray(SPECIES, v, vo + i);
            p.mul(VectorMath.geluDerivative(q)).intoArray(dx, dxo + i);
        }
        if (i < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, n);
            FloatVector p = FloatVector.fromArray(SPECIES, dy, dyo + i, rest);
            FloatVector q = FloatVector.fromArray(SPECIES, v, vo + i, rest);
            p.mul(VectorMath.geluDerivative(q)).intoArray(dx, dxo + i, rest);
        }
    }

    private static void sigmoidGradient(float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector p = FloatVector.fromArray(SPECIES, dy, dyo + i);
            FloatVector q = FloatVector.fromArray(SPECIES, v, vo + i);
            p.mul(q.sub(q.mul(q))).intoArray(dx, dxo + i);
        }
        if (i < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, n);
            FloatVector p = FloatVector.fromArray(SPECIES, dy, dyo + i, rest);
            FloatVector q = FloatVector.fromArray(SPECIES, v, vo + i, rest);
            p.mul(q.sub(q.mul(q))).intoArray(dx, dxo + i, rest);
        }
    }

    @Override
    public void add(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector p = FloatVector.fromArray(SPECIES, a, ao + i);
            FloatVector q = FloatVector.fromArray(SPECIES, b, bo + i);
            p.add(q).intoArray(y, yo + i);
        }
        if (i < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, n);
            FloatVector p = FloatVector.fromArray(SPECIES, a, ao + i, rest);
            FloatVector q = FloatVector.fromArray(SPECIES, b, bo + i, rest);
            p.add(q).intoArray(y, yo + i, rest);
        }
    }

    @Override
    public void multiply(float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector p = FloatVector.fromArray(SPECIES, a, ao + i);
            FloatVector q = FloatVector.fromArray(SPECIES, b, bo + i);
            p.mul(q).intoArray(y, yo + i);
        }
        if (i < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, n);
            FloatVector p = FloatVector.fromArray(SPECIES, a, ao + i, rest);
            FloatVector q = FloatVector.fromArray(SPECIES, b, bo + i, rest);
            p.mul(q).intoArray(y, yo + i, rest);
        }
    }

    @Override
    public void scale(float[] x, int xo, float factor, float[] y, int yo, int n) {
        int i = 0;
        for (; i <= n - LANES; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
            v.mul(factor).intoArray(y, yo + i);
        }
        if (i < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i, rest);
            v.mul(factor).intoArray(y, yo + i, rest);
        }
    }
}
