package bowman.contract;

import bowman.contract.golden.NadamCoefficients;
import bowman.golden.GoldenTensors;
import bowman.golden.OpsGolden;
import bowman.graph.Graph;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.UpdateOp.Nadam;
import bowman.graph.Value;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A backend's optimizer step gives PyTorch's parameters, over the six steps of the case {@code nadam_vec}. */
public abstract class NadamGoldenContract {

    private static final OpsGolden.Case GOLDEN = OpsGolden.load().get("nadam_vec");
    private static final int STEPS = 6;

    /** Each step rounds the parameters once or twice; a step is about 1e-2. */
    private static final double TOLERANCE = 1e-6;

    /** The backend under test. */
    protected abstract Backend backend();

    @Test
    public void parametersAfterEachStepAreThoseOfPyTorch() {
        Shape vector = GOLDEN.tensor("g0").shape();
        try (Executable executable = backend().compile(step(vector), Workers.shared())) {
            executable.write("theta", GoldenTensors.uniform("op:nadam_vec:p", 0, 1, vector.size()));
            NadamCoefficients coefficients = new NadamCoefficients();
            for (int k = 0; k < STEPS; k++) {
                executable.write("g", GOLDEN.tensor("g" + k));
                executable.write("c", coefficients.next(GOLDEN.attribute("lr").number()));
                executable.run();
                Agreement.assertClose("parameters after step " + k, executable.read("theta").data(),
                        GOLDEN.tensor("p_after" + k).data(), 0, TOLERANCE);
            }
        }
    }

    private static Graph step(Shape vector) {
        GraphBuilder builder = new GraphBuilder();
        Value theta = builder.weight("theta", vector, Initializer.ZEROS);
        Value m = builder.variable("m", vector, Role.MOMENT, Initializer.ZEROS);
        Value v = builder.variable("v", vector, Role.MOMENT, Initializer.ZEROS);
        builder.add(new Nadam(0.9, 0.999, 1e-8), List.of(theta, builder.input("g", vector), m, v,
                builder.input("c", Shape.of(3)), builder.constant(Shape.SCALAR, 0)));
        return builder.build();
    }
}
