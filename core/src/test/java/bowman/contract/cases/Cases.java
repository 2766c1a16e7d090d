package bowman.contract.cases;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The cases of all families of operations. */
public final class Cases {

    private Cases() {
    }

    /** Operations with a gradient; their graphs hold it. */
    static List<Arbitrary<OperationCase>> differentiable(Sizes sizes) {
        return List.of(
                ConvolutionCases.withGradients(sizes),
                MatrixCases.all(sizes),
                AttentionCases.withGradients(sizes),
                NormalizationCases.differentiable(sizes),
                PointwiseCases.all(sizes),
                ResamplingCases.all(sizes),
                ArrangementCases.all(sizes),
                ReductionCases.differentiable(sizes),
                LossCases.all(sizes),
                RandomCases.dropouts(sizes));
    }

    /** Operations that occur behind a gradient, in inference or in updates only. */
    static List<Arbitrary<OperationCase>> others(Sizes sizes) {
        return List.of(
                ConvolutionCases.fused(sizes),
                NormalizationCases.folded(sizes),
                ReductionCases.channelSums(sizes),
                UpdateCases.all(sizes));
    }

    /** Any of all. */
    public static Arbitrary<OperationCase> any(Sizes sizes) {
        List<Arbitrary<OperationCase>> all = new ArrayList<>(differentiable(sizes));
        all.addAll(others(sizes));
        return Arbitraries.oneOf(all);
    }
}
