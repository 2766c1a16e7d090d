package bowman.kernels.vector.kernel;

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

/** Scalar transforms, first of columns, then of rows. */
final class ScalarWinograd implements WinogradKernels {

    @Override
    public void map(int channels, float[] x, int xo, int xRow, int xPixel, float[] v, int vo, int step,
            float[] temporary, int at) {
        for (int c = 0; c < channels; c++) {
            for (int j = 0; j < WINDOW; j++) {
                map(x, xo + j * xPixel + c, xRow, temporary, at + j, WINDOW);
            }
            for (int i = 0; i < WINDOW; i++) {
                map(temporary, at + i * WINDOW, 1, v, vo + i * WINDOW * step + c, step);
            }
        }
    }

    @Override
    public void result(int channels, float[] m, int mo, int step, float[] y, int yo, int yRow, int yPixel,
            float[] temporary, int at) {
        for (int c = 0; c < channels; c++) {
            for (int j = 0; j < WINDOW; j++) {
                result(m, mo + j * step + c, WINDOW * step, temporary, at + j, WINDOW);
            }
            for (int i = 0; i < RESULT; i++) {
                result(temporary, at + i * WINDOW, 1, y, yo + i * yRow + c, yPixel);
            }
        }
    }

    @Override
    public void resultGradient(int channels, float[] dy, int yo, int yRow, int yPixel, float[] z, int zo, int step,
            float[] temporary, int at) {
        for (int c = 0; c < channels; c++) {
            for (int j = 0; j < RESULT; j++) {
                resultGradient(dy, yo + j * yPixel + c, yRow, temporary, at + j, RESULT);
            }
            for (int i = 0; i < WINDOW; i++) {
                resultGradient(temporary, at + i * RESULT, 1, z, zo + i * WINDOW * step + c, step);
            }
        }
    }

    @Override
    public void weightGradient(int channels, float[] u, int uo, int step, float[] dw, int wo, int wStep,
            float[] temporary, int at) {
        for (int c = 0; c < channels; c++) {
            for (int j = 0; j < WINDOW; j++) {
                weightGradient(u, uo + j * step + c, WINDOW * step, temporary, at + j, WINDOW);
            }
            for (int i = 0; i < KERNEL; i++) {
                weightGradient(temporary, at + i * WINDOW, 1, dw, wo + i * KERNEL * wStep + c, wStep);
            }
        }
    }

    /** B' times six numbers. */
    private static void map(float[] x, int xo, int xStep, float[] y, int yo, int yStep) {
        float x0 = x[xo];
        float x1 = x[xo + xStep];
        float x2 = x[xo + 2 * xStep];
        float x3 = x[xo + 3 * xStep];
        float x4 = x[xo + 4 * xStep];
        float x5 = x[xo + 5 * xStep];
        float evenA = x4 - x2 * B2;
        float oddA = (x3 - x1 * B2) * A;
        float evenB = x4 - x2 * A2;
        float oddB = (x3 - x1 * A2) * B;
        y[yo] = x0 * PRODUCT + x4 - x2 * SUM;
        y[yo + yStep] = evenA + oddA;
        y[yo + 2 * yStep] = evenA - oddA;
        y[yo + 3 * yStep] = evenB + oddB;
        y[yo + 4 * yStep] = evenB - oddB;
        y[yo + 5 * yStep] = x1 * PRODUCT + x5 - x3 * SUM;
    }

    /** A' times six numbers. */
    private static void result(float[] x, int xo, int xStep, float[] y, int yo, int yStep) {
        float x0 = x[xo];
        float x1 = x[xo + xStep];
        float x2 = x[xo + 2 * xStep];
        float x3 = x[xo + 3 * xStep];
        float x4 = x[xo + 4 * xStep];
        float x5 = x[xo + 5 * xStep];
        float evenA = x1 + x2;
        float oddA = x1 - x2;
        float evenB = x3 + x4;
        float oddB = x3 - x4;
        y[yo] = x0 + evenA + evenB;
        y[yo + yStep] = oddB * B + oddA * A;
        y[yo + 2 * yStep] = evenB * B2 + evenA * A2;
        y[yo + 3 * yStep] = oddB * B3 + oddA * A3 + x5;
    }

    /** A times four numbers. */
    private static void resultGradient(float[] x, int xo, int xStep, float[] y, int yo, int yStep) {
        float x0 = x[xo];
        float x1 = x[xo + xStep];
        float x2 = x[xo + 2 * xStep];
        float x3 = x[xo + 3 * xStep];
        float evenA = x2 * A2 + x0;
        float oddA = x3 * A3 + x1 * A;
        float evenB = x2 * B2 + x0;
        float oddB = x3 * B3 + x1 * B;
        y[yo] = x0;
        y[yo + yStep] = evenA + oddA;
        y[yo + 2 * yStep] = evenA - oddA;
        y[yo + 3 * yStep] = evenB + oddB;
        y[yo + 4 * yStep] = evenB - oddB;
        y[yo + 5 * yStep] = x3;
    }

    /** G' times six numbers. */
    private static void weightGradient(float[] x, int xo, int xStep, float[] y, int yo, int yStep) {
        float x0 = x[xo];
        float x1 = x[xo + xStep];
        float x2 = x[xo + 2 * xStep];
        float x3 = x[xo + 3 * xStep];
        float x4 = x[xo + 4 * xStep];
        float x5 = x[xo + 5 * xStep];
        float evenA = x1 + x2;
        float oddA = x1 - x2;
        float evenB = x3 + x4;
        float oddB = x3 - x4;
        y[yo] = evenB * AT_B + evenA * AT_A + x0 * AT_ZERO;
        y[yo + yStep] = oddB * AT_B_1 + oddA * AT_A_1;
        y[yo + 2 * yStep] = evenB * AT_B_2 + evenA * AT_A_2 + x5;
    }
}
