package uk.ac.manchester.tornado.cublas;

import uk.ac.manchester.tornado.cublas.enums.CuBlasMathMode;

/** The options of a call. */
public final class CuBlasOptions {

    private CuBlasMathMode mathMode = CuBlasMathMode.CUBLAS_DEFAULT_MATH;

    public CuBlasOptions withMathMode(CuBlasMathMode mode) {
        mathMode = mode;
        return this;
    }

    public CuBlasMathMode getMathMode() {
        return mathMode;
    }
}
