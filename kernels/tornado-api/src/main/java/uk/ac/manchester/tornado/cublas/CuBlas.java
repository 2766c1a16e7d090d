package uk.ac.manchester.tornado.cublas;

import java.util.Arrays;
import uk.ac.manchester.tornado.api.common.Access;
import uk.ac.manchester.tornado.api.common.LibraryTaskDescriptor;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.cublas.enums.CuBlasMathMode;

/** Calls of NVIDIA's cuBLAS; matrices are column-major and begin with the first element of their array. */
public final class CuBlas {

    public static final String LIBRARY_NAME = "nvidia/cublas";

    private static final int OUTPUT_OF_GEMM = 11;

    private CuBlas() {
    }

    /**
     * C = alpha op(A) op(B) + beta C, where op(A) is m x k and op(B) is k x n. C is read only if beta is not 0.
     *
     * @param transa the operation op(A), A or its transpose, as a number of {@code CuBlasOperation}; likewise {@code
     *     transb}
     * @param lda the distance of the columns of A, in elements; likewise {@code ldb} and {@code ldc}
     */
    public static LibraryTaskDescriptor cublasSgemm(int transa, int transb, int m, int n, int k, float alpha,
            FloatArray matrixA, int lda, FloatArray matrixB, int ldb, float beta, FloatArray matrixC, int ldc) {
        Object[] parameters = {transa, transb, m, n, k, alpha, matrixA, lda, matrixB, ldb, beta, matrixC, ldc};
        Access[] access = new Access[parameters.length];
        Arrays.fill(access, Access.READ_ONLY);
        access[OUTPUT_OF_GEMM] = beta == 0f ? Access.WRITE_ONLY : Access.READ_WRITE;
        return new LibraryTaskDescriptor().withLibrary(LIBRARY_NAME).withFunction("cublasSgemm")
                .withParameters(parameters).withAccess(access);
    }

    /** As {@link #cublasSgemm}, with factors rounded to TF32, whose significand has 11 bits. */
    public static LibraryTaskDescriptor cublasSgemmTF32(int transa, int transb, int m, int n, int k, float alpha,
            FloatArray matrixA, int lda, FloatArray matrixB, int ldb, float beta, FloatArray matrixC, int ldc) {
        return cublasSgemm(transa, transb, m, n, k, alpha, matrixA, lda, matrixB, ldb, beta, matrixC, ldc)
                .withTuning(new CuBlasOptions().withMathMode(CuBlasMathMode.CUBLAS_TF32_TENSOR_OP_MATH));
    }
}
