package uk.ac.manchester.tornado.cublas.enums;

/** The precision of cuBLAS's products. */
public enum CuBlasMathMode {

    CUBLAS_DEFAULT_MATH(0), CUBLAS_PEDANTIC_MATH(1), CUBLAS_TF32_TENSOR_OP_MATH(3);

    private final int value;

    CuBlasMathMode(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
