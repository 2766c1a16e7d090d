package bowman.kernels.vector.kernel;

import static bowman.kernels.vector.kernel.VectorShape.LANES;
import static bowman.kernels.vector.kernel.VectorShape.SPECIES;
import static bowman.kernels.vector.kernel.WinogradPoints.A;
import static bowman.kernels.vector.kernel.WinogradPoints.A2;
import static bowman.kernels.vector.kernel.WinogradPoints.A3;
import static bowman.kernels.vector.kernel.WinogradPoints.AT_A;
import static bowman.kernels.vector.kernel.WinogradPoints.AT_A_1;
import static bowman.kernels.vector.kernel.WinogradPoints.AT_A_2;
import static bowman.kernels.vector.kernel.WinogradPoints.AT_B;
import static bowman.kernels.vector.kernel.WinogradPoints.AT_B_1;
import static bowman.kernels.vector.kernel.WinogradPoints.AT_B_2;
import static bowman.kernels.vector.kernel.WinogradPoints.AT_ZERO;
import static bowman.kernels.vector.kernel.WinogradPoints.B;
import static bowman.kernels.vector.kernel.WinogradPoints.B2;
import static bowman.kernels.vector.kernel.WinogradPoints.B3;
import static bowman.kernels.vector.kernel.WinogradPoints.PRODUCT;
import static bowman.kernels.vector.kernel.WinogradPoints.SUM;

import jdk.incubator.vector.FloatVector;

/**
 * Each transform applies the same one-dimensional transform to columns and then to rows: the 36 intermediate vectors
 * would not fit into registers, so they are stored in memory that stays in the first-level cache.
 */
final class VectorWinograd implements WinogradKernels {

    @Override
    public void map(int channels, float[] x, int xo, int xRow, int xPixel, float[] v, int vo, int step,
            float[] temporary, int at) {
        for (int c = 0; c < channels; c += LANES) {
            for (int j = 0; j < WINDOW; j++) {
                map(x, xo + j * xPixel + c, xRow, temporary, at + j * LANES, WINDOW * LANES);
            }
            for (int i = 0; i < WINDOW; i++) {
                map(temporary, at + i * WINDOW * LANES, LANES, v, vo + i * WINDOW * step + c, step);
            }
        }
    }

    @Override
    public void result(int channels, float[] m, int mo, int step, float[] y, int yo, int yRow, int yPixel,
            float[] temporary, int at) {
        for (int c = 0; c < channels; c += LANES) {
            for (int j = 0; j < WINDOW; j++) {
                result(m, mo + j * step + c, WINDOW * step, temporary, at + j * LANES, WINDOW * LANES);
            }
            for (int i = 0; i < RESULT; i++) {
                result(temporary, at + i * WINDOW * LANES, LANES, y, yo + i * yRow + c, yPixel);
            }
        }
    }

    @Override
    public void resultGradient(int channels, float[] dy, int yo, int yRow, int yPixel, float[] z, int zo, int step,
            float[] temporary, int at) {
        for (int c = 0; c < channels; c += LANES) {
            for (int j = 0; j < RESULT; j++) {
                resultGradient(dy, yo + j * yPixel + c, yRow, temporary, at + j * LANES, RESULT * LANES);
            }
            for (int i = 0; i < WINDOW; i++) {
                resultGradient(temporary, at + i * RESULT * LANES, LANES, z, zo + i * WINDOW * step + c, step);
            }
        }
    }

    @Override
    public void weightGradient(int channels, float[] u, int uo, int step, float[] dw, int wo, int wStep,
            float[] temporary, int at) {
        for (int c = 0; c < channels; c += LANES) {
            for (int j = 0; j < WINDOW; j++) {
                weightGradient(u, uo + j * step + c, WINDOW * step, temporary, at + j * LANES, WINDOW * LANES);
            }
            for (int i = 0; i < KERNEL; i++) {
                weightGradient(temporary, at + i * WINDOW * LANES, LANES, dw, wo + i * KERNEL * wStep + c, wStep);
            }
        }
    }

    private static FloatVector broadcast(float factor) {
        return FloatVector.broadcast(SPECIES, factor);
    }

    /** B' times six vectors. */
    private static void map(float[] x, int xo, int xStep, float[] y, int yo, int yStep) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, xo);
        FloatVector x1 = FloatVector.fromArray(SPECIES, x, xo + xStep);
        FloatVector x2 = FloatVector.fromArray(SPECIES, x, xo + 2 * xStep);
        FloatVector x3 = FloatVector.fromArray(SPECIES, x, xo + 3 * xStep);
        FloatVector x4 = FloatVector.fromArray(SPECIES, x, xo + 4 * xStep);
        FloatVector x5 = FloatVector.fromArray(SPECIES, x, xo + 5 * xStep);
        FloatVector evenA = x2.fma(broadcast(-B2), x4);
        FloatVector oddA = x1.fma(broadcast(-B2), x3).mul(A);
        FloatVector evenB = x2.fma(broadcast(-A2), x4);
        FloatVector oddB = x1.fma(broadcast(-A2), x3).mul(B);
        x0.fma(broadcast(PRODUCT), x2.fma(broadcast(-SUM), x4)).intoArray(y, yo);
        evenA.add(oddA).intoArray(y, yo + yStep);
        evenA.sub(oddA).intoArray(y, yo + 2 * yStep);
        evenB.add(oddB).intoArray(y, yo + 3 * yStep);
        evenB.sub(oddB).intoArray(y, yo + 4 * yStep);
        x1.fma(broadcast(PRODUCT), x3.fma(broadcast(-SUM), x5)).intoArray(y, yo + 5 * yStep);
    }

    /** A' times six vectors. */
    private static void result(float[] x, int xo, int xStep, float[] y, int yo, int yStep) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, xo);
        FloatVector x1 = FloatVector.fromArray(SPECIES, x, xo + xStep);
        FloatVector x2 = FloatVector.fromArray(SPECIES, x, xo + 2 * xStep);
        FloatVector x3 = FloatVector.fromArray(SPECIES, x, xo + 3 * xStep);
        FloatVector x4 = FloatVector.fromArray(SPECIES, x, xo + 4 * xStep);
        FloatVector x5 = FloatVector.fromArray(SPECIES, x, xo + 5 * xStep);
        FloatVector evenA = x1.add(x2);
        FloatVector oddA = x1.sub(x2);
        FloatVector evenB = x3.add(x4);
        FloatVector oddB = x3.sub(x4);
        x0.add(evenA.add(evenB)).intoArray(y, yo);
        oddB.fma(broadcast(B), oddA.mul(A)).intoArray(y, yo + yStep);
        evenB.fma(broadcast(B2), evenA.mul(A2)).intoArray(y, yo + 2 * yStep);
        oddB.fma(broadcast(B3), oddA.fma(broadcast(A3), x5)).intoArray(y, yo + 3 * yStep);
    }

    /** A times four vectors. */
    private static void resultGradient(float[] x, int xo, int xStep, float[] y, int yo, int yStep) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, xo);
        FloatVector x1 = FloatVector.fromArray(SPECIES, x, xo + xStep);
        FloatVector x2 = FloatVector.fromArray(SPECIES, x, xo + 2 * xStep);
        FloatVector x3 = FloatVector.fromArray(SPECIES, x, xo + 3 * xStep);
        FloatVector evenA = x2.fma(broadcast(A2), x0);
        FloatVector oddA = x3.fma(broadcast(A3), x1.mul(A));
        FloatVector evenB = x2.fma(broadcast(B2), x0);
        FloatVector oddB = x3.fma(broadcast(B3), x1.mul(B));
        x0.intoArray(y, yo);
        evenA.add(oddA).intoArray(y, yo + yStep);
        evenA.sub(oddA).intoArray(y, yo + 2 * yStep);
        evenB.add(oddB).intoArray(y, yo + 3 * yStep);
        evenB.sub(oddB).intoArray(y, yo + 4 * yStep);
        x3.intoArray(y, yo + 5 * yStep);
    }

    /** G' times six vectors. */
    private static void weightGradient(float[] x, int xo, int xStep, float[] y, int yo, int yStep) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, xo);
        FloatVector x1 = FloatVector.fromArray(SPECIES, x, xo + xStep);
        FloatVector x2 = FloatVector.fromArray(SPECIES, x, xo + 2 * xStep);
        FloatVector x3 = FloatVector.fromArray(SPECIES, x, xo + 3 * xStep);
        FloatVector x4 = FloatVector.fromArray(SPECIES, x, xo + 4 * xStep);
        FloatVector x5 = FloatVector.fromArray(SPECIES, x, xo + 5 * xStep);
        FloatVector evenA = x1.add(x2);
        FloatVector oddA = x1.sub(x2);
        FloatVector evenB = x3.add(x4);
        FloatVector oddB = x3.sub(x4);
        evenB.fma(broadcast(AT_B), evenA.fma(broadcast(AT_A), x0.mul(AT_ZERO))).intoArray(y, yo);
        oddB.fma(broadcast(AT_B_1), oddA.mul(AT_A_1)).intoArray(y, yo + yStep);
        evenB.fma(broadcast(AT_B_2), evenA.fma(broadcast(AT_A_2), x5)).intoArray(y, yo + 2 * yStep);
    }
}
