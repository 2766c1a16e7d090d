package bowman.kernels.vector.kernel;

/** The product of two matrices, the loop in which a network spends most of its time. */
public interface GemmKernels {

    /** The width of a panel: the number of columns that are computed at once. */
    int panel();

    /**
     * One panel: C[i][j] = sum over p of A[i][p] B[p][j], or that added to C[i][j].
     *
     * <p>A[i][p] is {@code a[ao + i * aRow + p * aStep]}; B[p][j] is {@code b[bo + p * bStep + j]}, which must be
     * readable for all j below {@link #panel()}; C[i][j] is {@code c[co + i * cRow + j]}.
     *
     * @param columns at most {@link #panel()}; no other column of C is written
     */
    void multiply(int rows, int columns, int depth, float[] a, int ao, int aRow, int aStep, float[] b, int bo,
            int bStep, float[] c, int co, int cRow, boolean add);

    /** Copies rows of a panel's width, {@code rowStep} apart, to contiguous memory. */
    void copyRows(int rows, float[] from, int offset, int rowStep, float[] to, int at);
}
