package bowman.kernels.vector;

import bowman.kernels.vector.kernel.Kernels;
import bowman.kernels.vector.kernel.VectorKernels;
import bowman.kernels.vector.kernel.VectorShape;

/** The backend of loops on the Vector API, as wide as the processor's vectors. */
public final class VectorBackend extends CpuBackend {

    static final String MODULE = "jdk.incubator.vector";

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public Availability availability() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            // The scalar backend, which then runs, reports this itself.
            return new Availability(false, 0, "the module " + MODULE + " is absent; start Java with --add-modules "
                    + MODULE);
        }
        return new Availability(true, 10, "Vector API, " + VectorShape.LANES + " floats per vector");
    }

    @Override
    Kernels kernels() {
        return VectorKernels.all();
    }
}
