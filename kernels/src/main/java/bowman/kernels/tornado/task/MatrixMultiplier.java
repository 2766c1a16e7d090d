package bowman.kernels.tornado.task;

import bowman.kernels.tornado.device.Accelerator;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;

/**
 * The implementation of matrix products: a library where one is available and worthwhile, else Bowman's own kernels.
 */
public sealed interface MatrixMultiplier {

    /** A system property: {@code true} lets cuBLAS round factors to TF32, for speed. */
    String TF32 = "bowman.tornado.tf32";

    /** The module of TornadoVM that calls cuBLAS. */
    String CUBLAS = "tornado.cublas";

    /** Bowman's own kernels for all products. */
    record NoLibrary() implements MatrixMultiplier {
    }

    /** cuBLAS for the products that are worth it. */
    record Library(LibraryGemm gemm) implements MatrixMultiplier {
    }

    /** Returns the choice for a device. */
    static MatrixMultiplier of(Accelerator accelerator) {
        return of(accelerator.tornado().getTornadoVMBackend(), CUBLAS, Boolean.getBoolean(TF32));
    }

    /**
     * Returns the choice for a kind of device.
     *
     * @param module the module that must be present. It is present with other backends too, which cannot call cuBLAS;
     *     and without it, a TornadoVM before 5.0 may lack the kind CUDA
     */
    static MatrixMultiplier of(TornadoVMBackendType backend, String module, boolean tf32) {
        boolean present = ModuleLayer.boot().findModule(module).isPresent();
        return present && backend == TornadoVMBackendType.CUDA ? new Library(LibraryGemm.of(tf32)) : new NoLibrary();
    }
}
