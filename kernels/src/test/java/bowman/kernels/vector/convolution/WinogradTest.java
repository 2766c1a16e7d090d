package bowman.kernels.vector.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import bowman.graph.ConvolutionOp.Geometry;
import bowman.graph.Shape;
import bowman.kernels.vector.kernel.Kernels;
import bowman.kernels.vector.kernel.VectorKernels;
import bowman.kernels.vector.kernel.VectorShape;
import bowman.kernels.vector.kernel.WinogradKernels;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WinogradTest {

    private static final int RESULT = WinogradKernels.RESULT;
    private static final int WINDOW = WinogradKernels.WINDOW;
    private static final int KERNEL = WinogradKernels.KERNEL;
    private static final int POINTS = WinogradKernels.POINTS;

    /** Channels side by side: more than one vector of any processor, and not a multiple. */
    private static final int CHANNELS = 21;

    /** Room behind the last channel for a whole vector. */
    private static final int PITCH = CHANNELS + 32;

    private enum Loops {
        SCALAR(Kernels.scalar().winograd(), 1),
        VECTOR(VectorKernels.all().winograd(), VectorShape.LANES);

        private final WinogradKernels kernels;
        private final float[] temporary;

        Loops(WinogradKernels kernels, int lanes) {
            this.kernels = kernels;
            this.temporary = new float[POINTS * lanes];
        }

        float[] map(float[] x) {
            float[] v = new float[POINTS * PITCH];
            kernels.map(CHANNELS, x, 0, WINDOW * PITCH, PITCH, v, 0, PITCH, temporary, 0);
            return v;
        }

        float[] result(float[] m) {
            float[] y = new float[RESULT * RESULT * PITCH];
            kernels.result(CHANNELS, m, 0, PITCH, y, 0, RESULT * PITCH, PITCH, temporary, 0);
            return y;
        }

        float[] resultGradient(float[] dy) {
            float[] z = new float[POINTS * PITCH];
            kernels.resultGradient(CHANNELS, dy, 0, RESULT * PITCH, PITCH, z, 0, PITCH, temporary, 0);
            return z;
        }

        float[] weightGradient(float[] u) {
            float[] dw = new float[KERNEL * KERNEL * PITCH];
            kernels.weightGradient(CHANNELS, u, 0, PITCH, dw, 0, PITCH, temporary, 0);
            return dw;
        }
    }

    private static float[] random(int rows, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[rows * PITCH];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat() * 2 - 1;
        }
        return numbers;
    }

    private static float[] weight(float[] w) {
        WinogradWeightTransform transform = new WinogradWeightTransform(PITCH);
        for (int k = 0; k < KERNEL * KERNEL; k++) {
            for (int c = 0; c < PITCH; c++) {
                transform.kernels()[k][c] = w[k * PITCH + c];
            }
        }
        float[] u = new float[POINTS * PITCH];
        transform.run(PITCH, u, 0, PITCH);
        return u;
    }

    private static float[] product(float[] a, float[] b) {
        float[] product = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    /** The sum over rows of a channel's products. */
    private static double dot(float[] a, float[] b, int channel) {
        double sum = 0;
        for (int i = channel; i < a.length; i += PITCH) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource
    void aTileIsTheConvolutionOfItsWindow(Loops loops) {
        float[] x = random(POINTS, 1);
        float[] w = random(KERNEL * KERNEL, 2);
        float[] y = loops.result(product(loops.map(x), weight(w)));
        for (int c = 0; c < CHANNELS; c++) {
            for (int pixel = 0; pixel < RESULT * RESULT; pixel++) {
                double expected = 0;
                for (int k = 0; k < KERNEL * KERNEL; k++) {
                    int row = pixel / RESULT + k / KERNEL;
                    int column = pixel % RESULT + k % KERNEL;
                    expected += (double) x[(row * WINDOW + column) * PITCH + c] * w[k * PITCH + c];
                }
                assertThat((double) y[pixel * PITCH + c]).as("pixel %d of channel %d", pixel, c)
                        .isCloseTo(expected, Offset.offset(5e-6));
            }
        }
    }

    /** The gradient's transform is the adjoint: the dot product of its result with m is that of dy with m's. */
    @ParameterizedTest
    @EnumSource
    void theResultsTransformHasItsGradient(Loops loops) {
        float[] m = random(POINTS, 3);
        float[] dy = random(RESULT * RESULT, 4);
        float[] y = loops.result(m);
        float[] z = loops.resultGradient(dy);
        for (int c = 0; c < CHANNELS; c++) {
            assertThat(dot(z, m, c)).as("channel %d", c)
                    .isCloseTo(dot(dy, y, c), Offset.offset(1e-4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWeightsTransformHasItsGradient(Loops loops) {
        float[] w = random(KERNEL * KERNEL, 5);
        float[] du = random(POINTS, 6);
        float[] u = weight(w);
        float[] dw = loops.weightGradient(du);
        for (int c = 0; c < CHANNELS; c++) {
            assertThat(dot(dw, w, c)).as("channel %d", c)
                    .isCloseTo(dot(du, u, c), Offset.offset(1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 64, 64, 64, 64, 1, 1, 1, true",
        "1, 64, 64, 64, 64, 1, 0, 1, true",
        "1, 64, 64, 64, 64, 1, 1, 2, true",
        "1, 64, 64, 64, 64, 2, 1, 1, false",
        "1, 64, 64, 15, 64, 1, 1, 1, false",
        "1, 64, 64, 64, 15, 1, 1, 1, false",
        "2, 20, 20, 64, 64, 1, 1, 1, false",
        "1, 1, 400, 64, 64, 1, 1, 1, false",
        "1, 2, 400, 64, 64, 1, 1, 1, true"})
    void manyTilesOfManyChannelsPay(int samples, int height, int width, int inputs, int outputs, int stride,
            int padding, int groups, boolean pays) {
        Geometry geometry = new Geometry(stride, padding, 1, groups);
        Shape map = Shape.map(samples, height, width, groups * inputs);
        Shape weight = Shape.of(groups * outputs, inputs, 3, 3);
        assertThat(Winograd.pays(ConvolutionPlan.forward(geometry, weight), geometry.result(map, weight)))
                .as("for %s of %s", geometry, map).isEqualTo(pays);
    }

    @Test
    void aDilatedKernelIsNotDense() {
        Shape weight = Shape.of(64, 64, 3, 3);
        assertThat(ConvolutionPlan.forward(new Geometry(1, 2, 2, 1), weight).isDense3x3()).isFalse();
        assertThat(ConvolutionPlan.mapGradient(new Geometry(1, 1, 1, 1), weight).isDense3x3()).isTrue();
    }
}
