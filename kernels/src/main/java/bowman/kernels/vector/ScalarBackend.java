package bowman.kernels.vector;

import bowman.kernels.vector.kernel.Kernels;

/** The backend of plain loops, for JVMs without the Vector API. Correct everywhere, several times slower. */
public final class ScalarBackend extends CpuBackend {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public Availability availability() {
        return new Availability(true, 0, ModuleLayer.boot().findModule(VectorBackend.MODULE).isPresent()
                ? "plain loops, asked for by name"
                : "plain loops, since the Vector API is absent; start Java with --add-modules " + VectorBackend.MODULE
                        + " for the fast ones");
    }

    @Override
    Kernels kernels() {
        return Kernels.scalar();
    }
}
