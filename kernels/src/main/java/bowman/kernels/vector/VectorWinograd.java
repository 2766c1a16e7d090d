package bowman.kernels.vector;

import static bowman.kernels.vector.VectorKernels.LANES;
import static bowman.kernels.vector.VectorKernels.SPECIES;

import jdk.incubator.vector.FloatVector;

final class VectorWinograd implements WinogradKernels {

    @Override
    public void input(int n, float[] from, int at, int step, float[] to, int o, int toStep) {
        FloatVector a = FloatVector.broadcast(SPECIES, A);
        FloatVector b = FloatVector.broadcast(SPECIES, B);
        FloatVector minusTwo = FloatVector.broadcast(SPECIES, -2);
        FloatVector minusHalf = FloatVector.broadcast(SPECIES, -0.5f);
        FloatVector minusFiveHalves = FloatVector.broadcast(SPECIES, -2.5f);
        for (int j = 0; j < n; j += LANES) {
            FloatVector d0 = FloatVector.fromArray(SPECIES, from, at + j);
            FloatVector d1 = FloatVector.fromArray(SPECIES, from, at + step + j);
            FloatVector d2 = FloatVector.fromArray(SPECIES, from, at + 2 * step + j);
            FloatVector d3 = FloatVector.fromArray(SPECIES, from, at + 3 * step + j);
            FloatVector d4 = FloatVector.fromArray(SPECIES, from, at + 4 * step + j);
            FloatVector d5 = FloatVector.fromArray(SPECIES, from, at + 5 * step + j);
            FloatVector evenA = d2.fma(minusTwo, d4);
            FloatVector oddA = d3.mul(a).sub(d1.mul(b));
            FloatVector evenB = d2.fma(minusHalf, d4);
            FloatVector oddB = d3.mul(b).sub(d1.mul(a));
            d2.fma(minusFiveHalves, d0.add(d4)).intoArray(to, o + j);
            evenA.add(oddA).intoArray(to, o + toStep + j);
            evenA.sub(oddA).intoArray(to, o + 2 * toStep + j);
            evenB.add(oddB).intoArray(to, o + 3 * toStep + j);
            evenB.sub(oddB).intoArray(to, o + 4 * toStep + j);
            d3.fma(minusFiveHalves, d1.add(d5)).intoArray(to, o + 5 * toStep + j);
        }
    }

    @Override
    public void output(int n, float[] from, int at, int step, float[] to, int o, int toStep) {
        FloatVector a = FloatVector.broadcast(SPECIES, A);
        FloatVector b = FloatVector.broadcast(SPECIES, B);
        FloatVector two = FloatVector.broadcast(SPECIES, 2);
        FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
        for (int j = 0; j < n; j += LANES) {
            FloatVector m0 = FloatVector.fromArray(SPECIES, from, at + j);
            FloatVector m1 = FloatVector.fromArray(SPECIES, from, at + step + j);
            FloatVector m2 = FloatVector.fromArray(SPECIES, from, at + 2 * step + j);
            FloatVector m3 = FloatVector.fromArray(SPECIES, from, at + 3 * step + j);
            FloatVector m4 = FloatVector.fromArray(SPECIES, from, at + 4 * step + j);
            FloatVector m5 = FloatVector.fromArray(SPECIES, from, at + 5 * step + j);
            FloatVector evenA = m1.add(m2);
            FloatVector oddA = m1.sub(m2).mul(a);
            FloatVector evenB = m3.add(m4);
            FloatVector oddB = m3.sub(m4).mul(b);
            m0.add(evenA).add(evenB).intoArray(to, o + j);
            oddA.add(oddB).intoArray(to, o + toStep + j);
            evenB.fma(two, evenA.mul(half)).intoArray(to, o + 2 * toStep + j);
            oddB.fma(two, oddA.fma(half, m5)).intoArray(to, o + 3 * toStep + j);
        }
    }

    @Override
    public void weight(int n, float[] from, int at, int step, float[] to, int o, int toStep) {
        for (int j = 0; j < n; j += LANES) {
            FloatVector g0 = FloatVector.fromArray(SPECIES, from, at + j);
            FloatVector g1 = FloatVector.fromArray(SPECIES, from, at + step + j);
            FloatVector g2 = FloatVector.fromArray(SPECIES, from, at + 2 * step + j);
            FloatVector evenA = g2.mul(0.5f).add(g0).div(-1.5f);
            FloatVector oddA = g1.mul(A).div(-1.5f);
            FloatVector evenB = g2.add(g2).add(g0).div(6);
            FloatVector oddB = g1.mul(B).div(6);
            g0.intoArray(to, o + j);
            evenA.add(oddA).intoArray(to, o + toStep + j);
            evenA.sub(oddA).intoArray(to, o + 2 * toStep + j);
            evenB.add(oddB).intoArray(to, o + 3 * toStep + j);
            evenB.sub(oddB).intoArray(to, o + 4 * toStep + j);
            g2.intoArray(to, o + 5 * toStep + j);
        }
    }

    @Override
    public void outputTransposed(int n, float[] from, int at, int step, float[] to, int o, int toStep) {
        FloatVector a = FloatVector.broadcast(SPECIES, A);
        FloatVector b = FloatVector.broadcast(SPECIES, B);
        FloatVector two = FloatVector.broadcast(SPECIES, 2);
        FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
        for (int j = 0; j < n; j += LANES) {
            FloatVector y0 = FloatVector.fromArray(SPECIES, from, at + j);
            FloatVector y1 = FloatVector.fromArray(SPECIES, from, at + step + j);
            FloatVector y2 = FloatVector.fromArray(SPECIES, from, at + 2 * step + j);
            FloatVector y3 = FloatVector.fromArray(SPECIES, from, at + 3 * step + j);
            FloatVector evenA = y2.fma(half, y0);
            FloatVector oddA = y3.fma(half, y1).mul(a);
            FloatVector evenB = y2.fma(two, y0);
            FloatVector oddB = y3.fma(two, y1).mul(b);
            y0.intoArray(to, o + j);
            evenA.add(oddA).intoArray(to, o + toStep + j);
            evenA.sub(oddA).intoArray(to, o + 2 * toStep + j);
            evenB.add(oddB).intoArray(to, o + 3 * toStep + j);
            evenB.sub(oddB).intoArray(to, o + 4 * toStep + j);
            y3.intoArray(to, o + 5 * toStep + j);
        }
    }

    @Override
    public void weightTransposed(int n, float[] from, int at, int step, float[] to, int o, int toStep) {
        for (int j = 0; j < n; j += LANES) {
            FloatVector u0 = FloatVector.fromArray(SPECIES, from, at + j);
            FloatVector u1 = FloatVector.fromArray(SPECIES, from, at + step + j);
            FloatVector u2 = FloatVector.fromArray(SPECIES, from, at + 2 * step + j);
            FloatVector u3 = FloatVector.fromArray(SPECIES, from, at + 3 * step + j);
            FloatVector u4 = FloatVector.fromArray(SPECIES, from, at + 4 * step + j);
            FloatVector u5 = FloatVector.fromArray(SPECIES, from, at + 5 * step + j);
            FloatVector evenA = u1.add(u2).div(-1.5f);
            FloatVector oddA = u1.sub(u2).mul(A).div(-1.5f);
            FloatVector evenB = u3.add(u4).div(6);
            FloatVector oddB = u3.sub(u4).mul(B).div(6);
            u0.add(evenA).add(evenB).intoArray(to, o + j);
            oddA.add(oddB).intoArray(to, o + toStep + j);
            evenA.mul(0.5f).add(evenB.add(evenB)).add(u5).intoArray(to, o + 2 * toStep + j);
        }
    }
}
