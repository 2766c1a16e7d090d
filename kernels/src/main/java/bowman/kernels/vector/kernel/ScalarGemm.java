package bowman.kernels.vector.kernel;

import java.util.Arrays;

final class ScalarGemm implements GemmKernels {

    private static final int PANEL = 8;

    @Override
    public int panel() {
        return PANEL;
    }

    @Override
    public void multiply(int rows, int columns, int depth, float[] a, int ao, int aRow, int aStep, float[] b, int bo,
            int bStep, float[] c, int co, int cRow, boolean add) {
        float[] sums = new float[PANEL];
        for (int i = 0; i < rows; i++) {
            Arrays.fill(sums, 0);
            for (int p = 0; p < depth; p++) {
                float factor = a[ao + i * aRow + p * aStep];
                int row = bo + p * bStep;
                for (int j = 0; j < PANEL; j++) {
                    sums[j] += factor * b[row + j];
                }
            }
            int out = co + i * cRow;
            for (int j = 0; j < columns; j++) {
                c[out + j] = add ? c[out + j] + sums[j] : sums[j];
            }
        }
    }

    @Override
    public void copyRows(int rows, float[] from, int offset, int rowStep, float[] to, int at) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, offset + i * rowStep, to, at + i * PANEL, PANEL);
        }
    }
}
