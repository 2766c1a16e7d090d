package bowman.contract.golden;

import bowman.golden.GoldenRun;
import bowman.golden.ModelGolden;
import bowman.nn.Mode;
import bowman.runtime.Backend;
import bowman.runtime.Executable;
import bowman.runtime.Tensor;
import bowman.runtime.Workers;
import java.util.Map;

/**
 * A prediction with the golden weights and the gradients of its loss: batch norms use their running statistics.
 *
 * @param gradients by parameter
 */
public record GoldenBackward(double loss, Tensor logits, Map<String, GoldenSample> gradients) {

    public static GoldenBackward run(Backend backend, ModelGolden golden) {
        GoldenRun run = golden.run(ModelGolden.FROZEN);
        GoldenObjective objective = GoldenObjective.of(golden, run, builder -> new Mode.Inference());
        try (Executable executable = backend.compile(objective.builder().build(), Workers.shared())) {
            GoldenForward.writeVariables(executable);
            GoldenObjective.writeBatch(executable, run, 0);
            executable.run();
            return new GoldenBackward(GoldenObjective.loss(executable), executable.read(GoldenForward.LOGITS),
                    GoldenObjective.gradients(executable, golden.frozenGradients()));
        }
    }
}
