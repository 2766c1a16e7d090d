package bowman.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bowman.golden.GoldenTensors;
import bowman.golden.OpsGolden;
import bowman.graph.GraphBuilder;
import bowman.graph.Initializer;
import bowman.graph.Shape;
import bowman.graph.SourceOp.Role;
import bowman.graph.Value;
import bowman.reference.ReferenceBackend;
import bowman.reference.ReferenceExecutable;
import bowman.runtime.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;

class NadamTest {

    private static final OpsGolden.Case GOLDEN = OpsGolden.load().get("nadam_vec");
    private static final int STEPS = 6;

    @Test
    void theProductOfMomentaIsPyTorchsFloat() {
        Nadam.State state = Nadam.State.INITIAL;
        for (int step = 0; step < STEPS; step++) {
            state = Nadam.DEFAULT.next(state);
        }
        assertThat(state.steps()).isEqualTo(STEPS);
        assertThat((double) state.momentumProduct()).as("product of six momenta, rounded to a float after each")
                .isEqualTo(GOLDEN.json().get("mu_product_after").number());
    }

    @Test
    void parametersAfterSixStepsAreThoseOfPyTorch() {
        Shape vector = GOLDEN.tensor("g0").shape();
        GraphBuilder builder = new GraphBuilder();
        Value theta = builder.weight("theta", vector, Initializer.ZEROS);
        Value m = builder.variable("m", vector, Role.MOMENT, Initializer.ZEROS);
        Value v = builder.variable("v", vector, Role.MOMENT, Initializer.ZEROS);
        builder.add(Nadam.DEFAULT.operation(), List.of(theta, builder.input("g", vector), m, v,
                builder.input("c", Nadam.COEFFICIENTS), builder.constant(Shape.SCALAR, 0)));
        try (ReferenceExecutable executable = new ReferenceBackend().compile(builder.build(), Workers.shared())) {
            executable.write("theta", GoldenTensors.uniform("op:nadam_vec:p", 0, 1, vector.size()));
            Nadam.State state = Nadam.State.INITIAL;
            for (int step = 0; step < STEPS; step++) {
                state = Nadam.DEFAULT.next(state);
                executable.write("g", GOLDEN.tensor("g" + step));
                executable.write("c", Nadam.DEFAULT.coefficients(state, GOLDEN.attribute("lr").number()));
                executable.run();
            }
            // A step is about 1e-2, and its float coefficients are exact to 6e-8 of it; the case is rounded to floats.
            float[] expected = GOLDEN.tensor("p_after" + (STEPS - 1)).data();
            double[] actual = executable.readDoubles("theta");
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).as("parameter " + i).isCloseTo(expected[i], within(6e-8));
            }
        }
    }
}
