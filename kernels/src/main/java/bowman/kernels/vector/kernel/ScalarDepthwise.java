package bowman.kernels.vector.kernel;

final class ScalarDepthwise implements DepthwiseKernels {

    @Override
    public void convolve(int width, int channels, int[] offsets, float[] a, int ao, int aStep, float[] w, int wo,
            float[] y, int yo, int yStep) {
        for (int x = 0; x < width; x++) {
            for (int c = 0; c < channels; c++) {
                float sum = 0;
                for (int t = 0; t < offsets.length; t++) {
                    sum += a[ao + x * aStep + offsets[t] + c] * w[wo + t * channels + c];
                }
                y[yo + x * yStep + c] = sum;
            }
        }
    }

    @Override
    public void weightGradient(int width, int channels, int[] offsets, float[] a, int ao, int aStep, float[] dy,
            int dyo, float[] dw, int dwo) {
        for (int t = 0; t < offsets.length; t++) {
            for (int c = 0; c < channels; c++) {
                float sum = 0;
                for (int x = 0; x < width; x++) {
                    sum += dy[dyo + x * channels + c] * a[ao + x * aStep + offsets[t] + c];
                }
                dw[dwo + t * channels + c] += sum;
            }
        }
    }
}
