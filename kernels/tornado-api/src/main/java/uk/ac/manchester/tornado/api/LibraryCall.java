package uk.ac.manchester.tornado.api;

import uk.ac.manchester.tornado.api.common.Access;
import uk.ac.manchester.tornado.api.common.LibraryTaskDescriptor;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;
import uk.ac.manchester.tornado.cublas.CuBlas;
import uk.ac.manchester.tornado.cublas.CuBlasOptions;
import uk.ac.manchester.tornado.cublas.enums.CuBlasMathMode;

/** A call of a library, as a task's code: arguments that the task declares as read-only cannot be written. */
record LibraryCall(LibraryTaskDescriptor descriptor) implements Task.Code {

    private static final String SGEMM = CuBlas.LIBRARY_NAME + "/cublasSgemm";

    /**
     * Checks the function and its arguments.
     *
     * @throws TornadoRuntimeException if there is no such function or it cannot take these arguments
     */
    LibraryCall {
        if (descriptor.getAccess().length != descriptor.getParameters().length) {
            throw new TornadoRuntimeException(name(descriptor) + " has " + descriptor.getParameters().length
                    + " arguments, but declares the access to " + descriptor.getAccess().length);
        }
        if (!name(descriptor).equals(SGEMM)) {
            throw new TornadoRuntimeException("there is no " + name(descriptor) + ", only " + SGEMM);
        }
        Object[] parameters = descriptor.getParameters();
        if (parameters[11] == parameters[6] || parameters[11] == parameters[8]) {
            throw new TornadoRuntimeException("a product cannot be in the array of a factor");
        }
    }

    private static String name(LibraryTaskDescriptor descriptor) {
        return descriptor.getLibraryName() + "/" + descriptor.getFunctionName();
    }

    @Override
    public void run(Object[] arguments) {
        Object[] own = arguments.clone();
        for (int i = 0; i < own.length; i++) {
            if (own[i] instanceof TornadoNativeArray array && descriptor.getAccess()[i] == Access.READ_ONLY) {
                own[i] = DeviceMemory.readOnly(array);
            }
        }
        boolean tf32 = descriptor.getTuning() instanceof CuBlasOptions options
                && options.getMathMode() == CuBlasMathMode.CUBLAS_TF32_TENSOR_OP_MATH;
        int m = (int) own[2];
        int n = (int) own[3];
        int k = (int) own[4];
        Gemm.Matrix a = Gemm.matrix((FloatArray) own[6], (int) own[7], m, k, (int) own[0], tf32);
        Gemm.Matrix b = Gemm.matrix((FloatArray) own[8], (int) own[9], k, n, (int) own[1], tf32);
        new Gemm(a, b, m, n, k).into((FloatArray) own[11], (int) own[12], (float) own[5], (float) own[10]);
    }
}
